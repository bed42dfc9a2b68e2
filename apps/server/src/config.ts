import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { OperatorError } from "@taskflow/db";
import { z } from "zod";
import { parseTrustedProxies, type TrustedProxies } from "./http/trusted-proxies.ts";
import { Secret } from "./secret.ts";
import { readSettingFiles } from "./setting-files.ts";

/** Where the data lives: in a PostgreSQL that this process starts, or in one that is there already. */
type DatabaseConfig =
  | { readonly kind: "embedded" }
  | {
      readonly kind: "external";
      readonly url: Secret;
      /** Past any pooler: for migrations. */
      readonly directUrl: Secret;
    };

/** Everything that whoever runs the server may set, checked and frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database: DatabaseConfig;
  readonly dataDirectory: string;
  /** Origin under which browsers reach the server, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly registration: "open" | "invite" | "closed";
  readonly limitsFactor: number;
  /** Undefined: made and kept in the data directory. */
  readonly secret: Secret | undefined;
  readonly trustedProxies: TrustedProxies;
  /** Undefined: no mail is sent. */
  readonly mail: MailConfig | undefined;
  readonly logLevel: LogLevel;
  /** Undefined: nothing is measured. */
  readonly metrics: MetricsConfig | undefined;
  /** Where traces are sent; undefined: nothing is traced. */
  readonly tracesEndpoint: string | undefined;
  /** Files that settings with secrets were read from. */
  readonly secretFiles: readonly string[];
}

/** Who sends mail, and as whom. */
export interface MailConfig {
  readonly url: Secret;
  /** The address in `From`. */
  readonly from: string;
}

/** How the figures are given out: at a port of their own, or on the main one to who has the token. */
interface MetricsConfig {
  readonly host: string;
  /** Undefined: the main port. */
  readonly port: number | undefined;
  readonly token: Secret | undefined;
}

const LogLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
  error: "must be fatal, error, warn, info, debug, trace or silent",
});
type LogLevel = z.infer<typeof LogLevel>;

const POSTGRES_URL = "must look like postgres://user:password@host:5432/database";
const ORIGIN = "must be an address like https://tasks.example.org, without a path";
const SMTP = "must look like smtps://user:password@mail.example.org, without a path";
const COLLECTOR = "must be the address of a collector like http://127.0.0.1:4318";
const PREFIX = "TASKFLOW_";
/** What the documents and the pages have programs read that call a server; a terminal may have both. */
const OF_CALLERS: ReadonlySet<string> = new Set([
  "TASKFLOW_TOKEN",
  "TASKFLOW_TOKEN_ID",
  "TASKFLOW_TOKEN_SECRET",
  "TASKFLOW_URL",
  "TASKFLOW_WORKSPACE",
]);

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(?:ql)?:\/\/[^/]/u.test(text) && URL.canParse(text), POSTGRES_URL)
  .transform((text) => new Secret(text))
  .optional();

const publicUrl = z
  .string()
  .refine((text) => isOrigin(text), ORIGIN)
  .transform((text) => new URL(text).origin)
  .optional();

const smtpUrl = z
  .string()
  .refine((text) => isSmtpUrl(text), SMTP)
  .transform((text) => new Secret(text))
  .optional();

const trustedProxies = z
  .string()
  .default("")
  .transform((text, ctx) => {
    const entries = text.split(",").map((entry) => entry.trim());
    const parsed = parseTrustedProxies(entries.filter((entry) => entry !== ""));
    if (!("faults" in parsed)) return parsed;
    const message = `must be addresses or ranges like 10.0.0.0/8, divided by commas; not ${parsed.faults.join(", ")}`;
    ctx.addIssue({ code: "custom", message });
    return z.NEVER;
  });

const port = z
  .string()
  .refine((text) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535, "must be 0 to 65535")
  .transform(Number);

const secret = z
  .string()
  .min(32, "must have at least 32 characters")
  .transform((text) => new Secret(text))
  .optional();

const Settings = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: port.default(3000),
    DATABASE_URL: postgresUrl,
    DATABASE_DIRECT_URL: postgresUrl,
    TASKFLOW_DATA_DIR: z.string().optional(),
    PUBLIC_URL: publicUrl,
    REGISTRATION: z
      .enum(["open", "invite", "closed"], { error: "must be open, invite or closed" })
      .default("open"),
    TASKFLOW_LIMITS_FACTOR: z
      .string()
      .refine((text) => /^\d+(?:\.\d+)?$/u.test(text) && Number(text) > 0, "must be above 0")
      .transform(Number)
      .default(1),
    TASKFLOW_SECRET: secret,
    TRUSTED_PROXIES: trustedProxies,
    SMTP_URL: smtpUrl,
    MAIL_FROM: z.email("must be an e-mail address").optional(),
    LOG_LEVEL: LogLevel.default("info"),
    METRICS_HOST: z.string().default("127.0.0.1"),
    METRICS_PORT: port.optional(),
    METRICS_TOKEN: secret,
    OTEL_EXPORTER_OTLP_ENDPOINT: z
      .string()
      .refine((text) => /^https?:\/\//u.test(text) && URL.canParse(text), COLLECTOR)
      .optional(),
  })
  .superRefine((settings, ctx) => {
    const fault = (name: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [name], message });
    if (settings.DATABASE_DIRECT_URL && !settings.DATABASE_URL) {
      fault("DATABASE_DIRECT_URL", "means nothing without DATABASE_URL");
    }
    if (settings.SMTP_URL) {
      // A link in a mail must not lead to where the one who asked for it said.
      if (!settings.PUBLIC_URL) fault("SMTP_URL", "needs PUBLIC_URL, where links in mails lead");
      if (!settings.MAIL_FROM)
        fault("SMTP_URL", "needs MAIL_FROM, the address that mails come from");
    } else if (settings.MAIL_FROM) {
      fault("MAIL_FROM", "means nothing without SMTP_URL");
    }
  });

/** Every setting by its name; those of secrets also take a file ({@link readSettingFiles}). */
export const SETTING_NAMES: readonly string[] = Object.keys(Settings.shape);

/** What stands around the settings: parameters so that tests need no other machine. */
export interface Surroundings {
  readonly home: string;
  readonly isRoot: boolean;
}

/**
 * Reads the settings. An empty one counts as absent.
 *
 * @throws {OperatorError} that names every fault at once, and no value that may be secret.
 */
export function readConfig(
  environment: NodeJS.ProcessEnv = process.env,
  { home, isRoot }: Surroundings = { home: homedir(), isRoot: process.getuid?.() === 0 },
): Config {
  const { settings, secretFiles } = parseSettings(environment);
  const { DATABASE_URL: url } = settings;
  const directory = isRoot ? "/var/lib/taskflow" : join(home, ".local/share/taskflow");
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    database: Object.freeze(
      url
        ? { kind: "external", url, directUrl: settings.DATABASE_DIRECT_URL ?? url }
        : { kind: "embedded" },
    ),
    dataDirectory: resolve(settings.TASKFLOW_DATA_DIR ?? directory),
    publicUrl: settings.PUBLIC_URL,
    registration: settings.REGISTRATION,
    limitsFactor: settings.TASKFLOW_LIMITS_FACTOR,
    secret: settings.TASKFLOW_SECRET,
    trustedProxies: settings.TRUSTED_PROXIES,
    mail: mailOf(settings),
    logLevel: settings.LOG_LEVEL,
    metrics: metricsOf(settings),
    tracesEndpoint: settings.OTEL_EXPORTER_OTLP_ENDPOINT,
    secretFiles,
  });
}

function parseSettings(environment: NodeJS.ProcessEnv) {
  const isGiven = (entry: [string, string | undefined]): entry is [string, string] =>
    entry[1] !== undefined && entry[1] !== "";
  const given = Object.fromEntries(Object.entries(environment).filter(isGiven));
  const { settings, files, faults } = readSettingFiles(given);
  const unknown = Object.keys(settings)
    .filter((name) => name.startsWith(PREFIX) && !OF_CALLERS.has(name))
    .filter((name) => !Object.hasOwn(Settings.shape, name))
    .map((name) => `${name} is not a setting`);
  const parsed = Settings.safeParse(settings);
  const unfit = (parsed.error?.issues ?? []).map(
    ({ path, message }) => `${path.join(".")} ${message}`,
  );
  const all = [...faults, ...unknown, ...unfit];
  if (!parsed.success || all.length > 0) {
    throw new OperatorError(`The settings do not fit:\n${all.map(indent).join("\n")}`);
  }
  return { settings: parsed.data, secretFiles: files };
}

function mailOf({
  SMTP_URL: url,
  MAIL_FROM: from,
}: z.infer<typeof Settings>): MailConfig | undefined {
  return url && from !== undefined ? Object.freeze({ url, from }) : undefined;
}

function metricsOf(settings: z.infer<typeof Settings>): MetricsConfig | undefined {
  const { METRICS_HOST: host, METRICS_PORT: ownPort, METRICS_TOKEN: token } = settings;
  if (ownPort === undefined && token === undefined) return undefined;
  return Object.freeze({ host, port: ownPort, token });
}

function indent(line: string): string {
  return `  ${line}`;
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username, password } = new URL(text);
  const isBare =
    pathname === "/" && [search, hash, username, password].every((part) => part === "");
  return isBare && (protocol === "https:" || protocol === "http:");
}

function isSmtpUrl(text: string): boolean {
  if (!/^smtps?:\/\//u.test(text) || !URL.canParse(text)) return false;
  const { hostname, pathname, search, hash } = new URL(text);
  return hostname !== "" && [pathname.replace("/", ""), search, hash].every((part) => part === "");
}
