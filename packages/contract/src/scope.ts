import { z } from "zod";
import { SCOPES } from "./permission-scope.ts";

/** What a token may do. */
export const Scope = z.enum(SCOPES);
export type Scope = z.infer<typeof Scope>;
