import { ERROR_GUIDE, httpStatusOf } from "@taskflow/api/server";
import { AppErrorCode, type WireErrorData } from "@taskflow/contract";
import { toProblem } from "../http/error-response.ts";
import type { RestOperation } from "./rest-operation.ts";
import type { JsonSchema } from "./schema-hoist.ts";

/** What comes with some of the codes beside their sentence. */
const DETAILS: Partial<Record<AppErrorCode, Partial<WireErrorData>>> = {
  invalid_input: { issues: [{ path: ["title"], message: "Must not be empty." }] },
  conflict: { current: { title: "Water the roses", version: 8 } },
  precondition_failed: { current: { title: "Water the roses", version: 8 } },
  task_deleted: { current: { title: "Water the plants", version: 8 } },
  rate_limited: { retryAfterSeconds: 42 },
  busy: { retryAfterSeconds: 2 },
};

const REQUEST_ID = "3f0e7c1c-7a62-4b52-9d7e-0d3d3f1f8f11";
const STATUSES = [...new Set(AppErrorCode.options.map(httpStatusOf))].toSorted((a, b) => a - b);
const WAITING = new Set([429, 503]);

/** A response of the document for each status that a refusal has, with an example of each of its codes. */
export function describeRefusals(problem: JsonSchema) {
  return Object.fromEntries(
    STATUSES.map((status) => {
      const codes = AppErrorCode.options.filter((code) => httpStatusOf(code) === status);
      const description = codes
        .map((code) => `\`${code}\`: ${ERROR_GUIDE[code].means}`)
        .join("\n\n");
      const examples = Object.fromEntries(codes.map((code) => [code, toExample(code)]));
      return [
        String(status),
        {
          description,
          headers: {
            "X-Request-Id": { $ref: "#/components/headers/X-Request-Id" },
            ...(WAITING.has(status) && {
              "Retry-After": { $ref: "#/components/headers/Retry-After" },
            }),
          },
          content: { "application/problem+json": { schema: problem, examples } },
        },
      ];
    }),
  );
}

function toExample(appCode: AppErrorCode) {
  const { means, remedy, detail } = ERROR_GUIDE[appCode];
  const httpStatus = httpStatusOf(appCode);
  const data = { code: "", httpStatus, appCode, requestId: REQUEST_ID, ...DETAILS[appCode] };
  return {
    summary: means,
    description: remedy,
    value: toProblem({ message: detail, data }),
  };
}

/** The refusals that an operation may answer with, by reference. */
export function refusalsOf(operation: RestOperation) {
  const { pathFields, type, isConditional, isRepeatable } = operation;
  const applies: Readonly<Record<number, boolean>> = {
    400: true,
    401: true,
    403: true,
    404: pathFields.length > 0 || type === "mutation",
    409: type === "mutation",
    412: isConditional,
    // Also of an answer.
    413: true,
    415: type === "mutation",
    422: isRepeatable,
    429: true,
    500: true,
    503: true,
  };
  return Object.fromEntries(
    STATUSES.filter((status) => applies[status] === true).map((status) => [
      String(status),
      { $ref: `#/components/responses/${status}` },
    ]),
  );
}
