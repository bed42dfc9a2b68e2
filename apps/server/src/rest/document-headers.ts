import type { RestOperation } from "./rest-operation.ts";

/** Headers that answers have, for `components.headers`. */
export const ANSWER_HEADERS = {
  ETag: {
    description: "The version of what was answered, in quotes; for `If-Match` and `If-None-Match`.",
    schema: { type: "string" },
    example: '"7"',
  },
  "Idempotency-Replayed": {
    description:
      "`true` where the key came before: the answer is the one of that time, and nothing was done.",
    schema: { type: "string", enum: ["true"] },
    example: "true",
  },
  Link: {
    description:
      'Where the list goes on (RFC 8288, `rel="next"`), relative to the address that was asked; absent at its end.',
    schema: { type: "string" },
    example:
      '</api/workspaces/019abf0a-6e52-7c3e-8f0d-000000000002/tasks?limit=50&cursor=eyJr>; rel="next"',
  },
  RateLimit: {
    description:
      "Calls that are left (`r`) for so many seconds (`t`), of what the call was counted as; where of several, of that of which the least is left.",
    schema: { type: "string" },
    example: '"user";r=599;t=42',
  },
  "RateLimit-Policy": {
    description: "How many calls there may be (`q`) in so many seconds (`w`).",
    schema: { type: "string" },
    example: '"user";q=600;w=60',
  },
  "Retry-After": {
    description: "Seconds until the call may come again.",
    schema: { type: "integer" },
    example: 42,
  },
  "X-Request-Id": {
    description: "Of this very request; quote it to whoever runs the server.",
    schema: { type: "string" },
    example: "3f0e7c1c-7a62-4b52-9d7e-0d3d3f1f8f11",
  },
} as const;

/** Headers that requests may have, for `components.parameters`. */
export const REQUEST_HEADERS = {
  "Idempotency-Key": {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Does the write once, however often it is sent: a repeat within a day, by the same person or token in the same workspace, gets the first answer, and a key with another request is refused. 1 to 255 visible characters; a random UUID does well.",
    schema: { type: "string", minLength: 1, maxLength: 257 },
    example: "0b9a8b5e-6f0f-4c53-9a52-8f4a2f4f9c55",
  },
  "If-Match": {
    name: "If-Match",
    in: "header",
    description:
      "Does it only if the thing is in a version that is named: one or several entity tags, or `*` for any.",
    schema: { type: "string" },
    example: '"7"',
  },
  "If-None-Match": {
    name: "If-None-Match",
    in: "header",
    description: "Answers 304 without a body if the thing is still in a version that is named.",
    schema: { type: "string" },
    example: '"7"',
  },
} as const;

/** References to the headers that a request of an operation may have. */
export function requestHeadersOf({
  type,
  isVersioned,
  isConditional,
  isRepeatable,
}: RestOperation) {
  const names = [
    ...(isRepeatable ? ["Idempotency-Key"] : []),
    ...(isConditional ? ["If-Match"] : []),
    ...(isVersioned && type === "query" ? ["If-None-Match"] : []),
  ];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

/** References to the headers that a good answer of an operation has. */
export function answerHeadersOf({ type, isVersioned, isRepeatable, isPaged }: RestOperation) {
  const names = [
    "X-Request-Id",
    ...(type === "subscription" ? [] : ["RateLimit", "RateLimit-Policy"]),
    ...(isVersioned ? ["ETag"] : []),
    ...(isPaged ? ["Link"] : []),
    ...(isRepeatable ? ["Idempotency-Replayed"] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}
