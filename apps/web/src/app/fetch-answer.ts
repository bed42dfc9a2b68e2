import { ForeignAnswerError } from "../lib/app-error.ts";

/** Fetches; an error that is no JSON, and so none of ours, is told by its status. */
export async function fetchAnswer(url: URL | RequestInfo, options?: object): Promise<Response> {
  const response = await fetch(url, options);
  if (!response.ok) {
    await response
      .clone()
      .json()
      .catch(() => {
        throw new ForeignAnswerError(response.status);
      });
  }
  return response;
}
