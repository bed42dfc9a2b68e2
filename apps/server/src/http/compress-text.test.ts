import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { chooseEncoding, textResponse } from "./compress-text.ts";

const LONG = JSON.stringify(
  Array.from({ length: 200 }, (_, index) => ({ title: `task ${index}` })),
);

test.each([
  [undefined, null],
  ["", null],
  ["identity", null],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip;q=1.0", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["BR", "br"],
  ["br;q=0.0", null],
  ["*", null],
])("of %s the server takes %s", (accepted, encoding) => {
  expect(chooseEncoding(accepted)).toBe(encoding);
});

test.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
] as const)("a long text comes as %s and unpacks to itself", async (encoding, decompress) => {
  const response = await textResponse(LONG, { status: 200, headers: new Headers() }, encoding);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get("content-encoding")).toBe(encoding);
  expect(response.headers.get("vary")).toBe("accept-encoding");
  expect(bytes.length).toBeLessThan(LONG.length / 4);
  expect(decompress(bytes).toString()).toBe(LONG);
});

test.each([
  ["br", "br", brotliDecompressSync],
  ["br, gzip", "gzip", gunzipSync],
] as const)(
  "a very long text for %s comes as %s and unpacks to itself",
  async (accepted, encoding, decompress) => {
    const text = LONG.repeat(400);
    expect(text.length).toBeGreaterThan(1_000_000);
    const response = await textResponse(text, { status: 200, headers: new Headers() }, accepted);
    expect(response.headers.get("content-encoding")).toBe(encoding);
    expect(decompress(Buffer.from(await response.arrayBuffer())).toString()).toBe(text);
  },
);

test("a short text comes as it is", async () => {
  const response = await textResponse('{"a":1}', { status: 200, headers: new Headers() }, "br");
  expect(response.headers.get("content-encoding")).toBeNull();
  expect(await response.text()).toBe('{"a":1}');
});
