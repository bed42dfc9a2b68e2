/** A fenced block of a document. */
export interface Block {
  readonly language: string;
  /** What else the fence says: "server" goes on until it is stopped, a name with a dot is a file's, other words name what it needs. */
  readonly mark: string;
  readonly text: string;
  /** The heading of second level that it stands under. */
  readonly section: string;
}

const FENCE_OR_HEADING =
  /^## (?<heading>[^\n]+)$|^```(?<language>\w+)(?: (?<mark>[\w.-]+))?\n(?<text>.*?)^```$/gmsu;

/** Lists the blocks of a document in their order. */
export function blocksOf(markdown: string): readonly Block[] {
  let section = "";
  const blocks: Block[] = [];
  for (const { groups } of markdown.matchAll(FENCE_OR_HEADING)) {
    const { heading, language = "", mark = "", text = "" } = groups ?? {};
    if (heading === undefined) blocks.push({ language, mark, text, section });
    else section = heading;
  }
  return blocks;
}
