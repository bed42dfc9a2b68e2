import { z } from "zod";

/** The number of a change in its workspace: from 1, without a gap, in the order of the writes. `0` is before all. */
export const ChangeNumber = z
  .string()
  .regex(/^(?:0|[1-9]\d{0,17})$/u, "Must be the number of a change, in digits.")
  .meta({ examples: ["42"] });
export type ChangeNumber = z.infer<typeof ChangeNumber>;
