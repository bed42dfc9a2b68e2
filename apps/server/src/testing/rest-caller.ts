import type { Services } from "@taskflow/domain";
import { signUp, type TestPerson } from "@taskflow/domain/testing";
import { createTestApp, type TestApp } from "./create-test-app.ts";

/** An answer, read. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Null if there was none. */
  readonly body: Readonly<Record<string, unknown>> | null;
}

/** What may come with a call. */
interface Extras {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Somebody who calls by plain HTTP. */
export interface RestCaller {
  readonly app: TestApp;
  readonly person: TestPerson;
  /** `PATCH /auth/me`: a method and a path below `/api`. */
  readonly call: (request: string, extras?: Extras) => Promise<RestAnswer>;
}

/** Registers somebody who calls an application of their own. */
export async function createRestCaller(
  services: Services,
  app = createTestApp({ services }),
): Promise<RestCaller> {
  const person = await signUp(services);
  const authorization = `Bearer ${person.tokens.accessToken}`;
  return {
    app,
    person,
    call: async (request, { body, headers } = {}) => {
      const [method = "", path = ""] = request.split(" ");
      const response = await app.request(`/api${path}`, {
        method,
        headers: {
          authorization,
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      // Every answer of REST is an object.
      const read = text === "" ? null : (JSON.parse(text) as RestAnswer["body"]);
      return { status: response.status, headers: response.headers, body: read };
    },
  };
}
