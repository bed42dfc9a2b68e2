import type { RouterOutputs } from "../../lib/trpc.ts";

export type Token = RouterOutputs["token"]["list"]["items"][number];
export type CreatedToken = RouterOutputs["token"]["create"];
export type RotatedToken = RouterOutputs["token"]["rotate"];
