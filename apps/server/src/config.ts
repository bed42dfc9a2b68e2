import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { OperatorError } from "@taskflow/db";
import { z } from "zod";
import { parseTrustedProxies, type TrustedProxies } from "./http/trusted-proxies.ts";
import { Secret } from "./secret.ts";

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
  readonly logLevel: LogLevel;
}

const LogLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
  error: "must be fatal, error, warn, info, debug, trace or silent",
});
type LogLevel = z.infer<typeof LogLevel>;

const POSTGRES_URL = "must look like postgres://user:password@host:5432/database";
const ORIGIN = "must be an address like https://tasks.example.org, without a path";
const PREFIX = "TASKFLOW_";

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

const Settings = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: z
      .string()
      .refine((text) => /^\d{1,5}$/u.test(text) && Number(text) <= 65_535, "must be 0 to 65535")
      .transform(Number)
      .default(3000),
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
    TASKFLOW_SECRET: z
      .string()
      .min(32, "must have at least 32 characters")
      .transform((text) => new Secret(text))
      .optional(),
    TRUSTED_PROXIES: trustedProxies,
    LOG_LEVEL: LogLevel.default("info"),
  })
  .superRefine((settings, ctx) => {
    const fault = (name: string, message: string) =>
      ctx.addIssue({ code: "custom", path: [name], message });
    if (settings.DATABASE_URL && !settings.TASKFLOW_SECRET) {
      fault("TASKFLOW_SECRET", "is needed with DATABASE_URL: 32 random characters or more");
    }
    if (settings.DATABASE_DIRECT_URL && !settings.DATABASE_URL) {
      fault("DATABASE_DIRECT_URL", "means nothing without DATABASE_URL");
    }
  });

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
  const given = Object.entries(environment).filter(([, text]) => text !== undefined && text !== "");
  const faults = given
    .filter(([name]) => name.startsWith(PREFIX) && !Object.hasOwn(Settings.shape, name))
    .map(([name]) => `${name} is not a setting`);
  const parsed = Settings.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  }
  if (!parsed.success || faults.length > 0) {
    throw new OperatorError(`The settings do not fit:\n${faults.map(indent).join("\n")}`);
  }
  const settings = parsed.data;
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
    logLevel: settings.LOG_LEVEL,
  });
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
