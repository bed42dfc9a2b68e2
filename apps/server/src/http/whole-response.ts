import type { AppContext } from "./request-scope.ts";

const whole = new WeakSet<Response>();

/**
 * A response that has from the start what every answer has. To add a dozen headers to one that is made
 * already costs as much as the rest of answering: the server makes a `Headers` of them, and a list again.
 */
export function wholeResponse(
  c: AppContext,
  body: string | Buffer<ArrayBuffer>,
  { status, headers: own }: { readonly status: number; readonly headers: Record<string, string> },
): Response {
  const { answerHeaders, commonHeaders } = c.get("scope");
  const headers = { ...own, ...commonHeaders(status) };
  const response = new Response(body, { status, headers });
  // One name may come several times among these, which a record cannot say.
  for (const [name, value] of answerHeaders) response.headers.append(name, value);
  whole.add(response);
  return response;
}

/** Whether this very response was made by {@link wholeResponse}. */
export function isWhole(response: Response): boolean {
  return whole.has(response);
}
