import { build } from "../prepare.mjs";

/** Builds what browsers get, unless the build that is there was made of these very sources. */
export const setup = (): Promise<void> => build();
