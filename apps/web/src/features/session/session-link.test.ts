import type { AppRouter } from "@taskflow/api";
import { TRPCClientError, createTRPCClient } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { beforeEach, expect, test, vi } from "vitest";
import type { ApiLink } from "../../lib/trpc.ts";
import { sessionLink } from "./session-link.ts";
import { Session } from "./session.ts";
import { signInAnswer } from "./testing/sign-in-answer.ts";

const refused = () =>
  TRPCClientError.from<AppRouter>({
    error: { code: -32_001, message: "", data: { appCode: "unauthenticated" } } as never,
  });

/** A server that takes one token at a time, and counts what reaches it. */
function setUp({ canRefresh }: { canRefresh: boolean }) {
  const server = { token: "", calls: [] as string[], meanwhile: () => {} };
  const session: Session = new Session({
    requestRefresh: async () => {
      if (!canRefresh) throw refused();
      const next = signInAnswer("ada");
      server.token = next.accessToken;
      return next;
    },
    channel: { post: () => {}, listen: () => {}, close: () => {} },
    onReplaced: () => {},
  });
  const wire: ApiLink =
    () =>
    ({ op }) =>
      observable((observer) => {
        server.calls.push(op.path);
        const token = session.accessToken;
        server.meanwhile();
        if (token === server.token) {
          observer.next({ result: { data: { path: op.path } } });
          observer.complete();
        } else observer.error(refused());
      });
  const client = createTRPCClient<AppRouter>({ links: [sessionLink(session), wire] });
  const first = signInAnswer("ada");
  server.token = first.accessToken;
  session.signIn(first);
  return { server, session, client };
}

beforeEach(() => {
  vi.stubGlobal("localStorage", { getItem: () => "1", setItem: () => {}, removeItem: () => {} });
});

test("a call that met a dead token is repeated once with a new one", async () => {
  const { server, client } = setUp({ canRefresh: true });
  server.token = "revoked";
  expect(await client.auth.me.query()).toEqual({ path: "auth.me" });
  expect(server.calls).toEqual(["auth.me", "auth.me"]);
});

test("a call is not repeated for ever", async () => {
  const { server, session, client } = setUp({ canRefresh: true });
  // The server takes back each token as soon as it was given.
  session.subscribe(() => {
    server.token = "revoked";
  });
  server.token = "revoked";
  await expect(client.auth.me.query()).rejects.toThrow(TRPCClientError);
  expect(server.calls).toHaveLength(2);
});

test("once the session has ended, calls are refused without asking the server", async () => {
  const { server, session, client } = setUp({ canRefresh: false });
  server.token = "revoked";
  await expect(client.auth.me.query()).rejects.toThrow(TRPCClientError);
  expect(session.state).toEqual({ status: "signed_out", reason: "ended" });
  server.calls.length = 0;
  await expect(client.auth.me.query()).rejects.toThrow("Sign in to do this.");
  expect(server.calls).toEqual([]);
});

test("a call that met a dead token is not repeated for another person who signed in meanwhile", async () => {
  const { server, session, client } = setUp({ canRefresh: true });
  server.meanwhile = () => {
    session.signOut();
    const next = signInAnswer("grace");
    server.token = next.accessToken;
    session.signIn(next);
  };
  await expect(client.auth.me.query()).rejects.toThrow("Sign in to do this.");
  expect(server.calls).toEqual(["auth.me"]);
});

test("signing in needs no session", async () => {
  const { server, session, client } = setUp({ canRefresh: false });
  session.signOut();
  server.token = "none";
  await expect(
    client.auth.login.mutate({ email: "ada@example.org", password: "x" }),
  ).rejects.toThrow(TRPCClientError);
  expect(server.calls).toEqual(["auth.login"]);
});
