export type { Actor, Database, ReadHandle, WriteHandle } from "./database.ts";
