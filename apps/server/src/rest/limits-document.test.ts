import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const document = new URL("../../../../docs/limits.md", import.meta.url);

interface Row {
  readonly text: string;
  readonly source: string;
  /** As code writes them. */
  readonly figures: readonly string[];
}

const rows = readFileSync(document, "utf8")
  .split("\n")
  .flatMap((text): Row[] => {
    const [, path] = /\]\((\.\.[^)]+\.ts)\) \|$/u.exec(text) ?? [];
    if (path === undefined) return [];
    const said = text.slice(0, text.indexOf("](")).replaceAll(/`[^`]+`|IPv6|\/64/gu, "");
    const figures = [...said.matchAll(/(\d[\d,]*)( [MK]iB)?/gu)];
    return [{ text, source: path, figures: figures.map(toCode) }];
  });

function toCode([, figure = "", unit]: RegExpMatchArray): string {
  const number = figure.replaceAll(",", "");
  if (unit === undefined) return number;
  return `${number === "1" ? "" : `${number}*`}${unit === " KiB" ? "1024" : "1024*1024"}`;
}

test("the document has figures", () => {
  expect(rows.length).toBeGreaterThan(30);
});

describe("each figure of the document stands in the file that it names", () => {
  test.for(rows)("$text", ({ source, figures }) => {
    const code = readFileSync(new URL(source, document), "utf8").replaceAll(/(?<=\d)_| /gu, "");
    expect(figures.length).toBeGreaterThan(0);
    const missing = figures.filter(
      (figure) => !new RegExp(`(?<!\\d)${figure.replaceAll("*", "\\*")}(?!\\d)`, "u").test(code),
    );
    expect(missing).toEqual([]);
  });
});
