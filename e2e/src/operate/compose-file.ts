import { parse } from "yaml";
import { z } from "zod";
import { readRepositoryFile } from "./repository.ts";

const Condition = z.object({ condition: z.string() });

/** What the tests read of a service; that the file as a whole is one of Compose's, its schema tells. */
const Service = z.object({
  image: z.string(),
  user: z.string().optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
  mem_limit: z.string().optional(),
  pids_limit: z.number().optional(),
  privileged: z.boolean().optional(),
  network_mode: z.string().optional(),
  networks: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  healthcheck: z.looseObject({ disable: z.boolean().optional() }).optional(),
  depends_on: z.record(z.string(), Condition).default({}),
});

const ComposeFile = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(
    z.string(),
    z.object({
      internal: z.boolean().optional(),
      ipam: z.object({ config: z.array(z.object({ gateway: z.string() })) }).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.object({ file: z.string() })),
});

/** Reads docker-compose.yml with its merged keys, as Compose does. */
export function readComposeFile(): z.infer<typeof ComposeFile> {
  return ComposeFile.parse(parse(readRepositoryFile("docker-compose.yml"), { merge: true }));
}
