/** What a check found: well, well with a remark, or something to put right. */
export interface Finding {
  readonly state: "ok" | "note" | "fault";
  /** What there is; of a fault, what is wrong and what to do. */
  readonly text: string;
}

/** Looks at one thing and changes nothing. Throws a sentence as well for a fault. */
export interface Check {
  readonly topic: string;
  readonly look: () => Promise<Finding>;
}

export const ok = (text: string): Finding => ({ state: "ok", text });
export const note = (text: string): Finding => ({ state: "note", text });
export const fault = (text: string): Finding => ({ state: "fault", text });
