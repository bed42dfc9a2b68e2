import type { SignedIn } from "@taskflow/contract";
import { TRPCClientError } from "@trpc/client";
import { beforeEach, expect, test, vi } from "vitest";
import type { SessionChannel, SessionMessage } from "./session-channel.ts";
import { Session } from "./session.ts";
import { signInAnswer } from "./testing/sign-in-answer.ts";

const unauthenticated = () =>
  TRPCClientError.from({
    error: { code: -32_001, message: "", data: { appCode: "unauthenticated" } },
  });

/** A browser, of which tabs are opened: they hear each other and share their storage. */
function newBrowser() {
  const tabs = new Set<{ hear: (message: SessionMessage) => void }>();
  const channel = (): SessionChannel => {
    const own = { hear: (_: SessionMessage) => {} };
    tabs.add(own);
    return {
      post: (message) => {
        for (const tab of tabs) if (tab !== own) tab.hear(message);
      },
      listen: (onMessage) => {
        own.hear = onMessage;
      },
      close: () => tabs.delete(own),
    };
  };
  return (requestRefresh: () => Promise<SignedIn>) => {
    const onReplaced = vi.fn<() => void>();
    const requested = vi.fn<() => Promise<SignedIn>>(requestRefresh);
    const session = new Session({ requestRefresh: requested, channel: channel(), onReplaced });
    return { session, requested, onReplaced };
  };
}

beforeEach(() => {
  vi.unstubAllGlobals();
  const stored = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key),
  });
});

test("a first visit asks the server for nothing", async () => {
  const { session, requested } = newBrowser()(async () => signInAnswer("ada"));
  expect(await session.ready()).toEqual({ status: "signed_out", reason: "none" });
  expect(requested).not.toHaveBeenCalled();
});

test("a reload finds the session again", async () => {
  const openTab = newBrowser();
  openTab(async () => signInAnswer("ada")).session.signIn(signInAnswer("ada"));
  const { session } = openTab(async () => signInAnswer("ada"));
  expect(await session.ready()).toMatchObject({ status: "signed_in", userId: "ada" });
});

test("a session that ran out while no page was open has ended, which is not the same as none", async () => {
  const openTab = newBrowser();
  openTab(async () => signInAnswer("ada")).session.signIn(signInAnswer("ada"));
  const { session } = openTab(() => Promise.reject(unauthenticated()));
  expect(await session.ready()).toEqual({ status: "signed_out", reason: "ended" });
});

test("a server that cannot be asked has not ended anything", async () => {
  const openTab = newBrowser();
  openTab(async () => signInAnswer("ada")).session.signIn(signInAnswer("ada"));
  const { session } = openTab(() => Promise.reject(new TypeError("Failed to fetch")));
  await expect(session.ready()).rejects.toThrow("Failed to fetch");
  expect(session.state.status).toBe("unknown");
});

test("many calls at once make one refresh", async () => {
  const { session, requested } = newBrowser()(async () => signInAnswer("ada"));
  session.signIn(signInAnswer("ada", 5));
  const tokens = await Promise.all([
    session.freshToken(),
    session.freshToken(),
    session.freshToken(),
  ]);
  expect(requested).toHaveBeenCalledTimes(1);
  expect(new Set(tokens).size).toBe(1);
});

test("many calls at once make one refresh on plain HTTP addresses too, where there are no locks", async () => {
  vi.stubGlobal("navigator", {});
  const { session, requested } = newBrowser()(async () => signInAnswer("ada"));
  session.signIn(signInAnswer("ada", 5));
  await Promise.all([session.freshToken(), session.freshToken()]);
  expect(requested).toHaveBeenCalledTimes(1);
});

test("two tabs that need a new token at once make one refresh between them", async () => {
  const openTab = newBrowser();
  const one = openTab(async () => signInAnswer("ada"));
  const other = openTab(async () => signInAnswer("ada"));
  one.session.signIn(signInAnswer("ada", 5));
  await Promise.all([one.session.freshToken(), other.session.freshToken()]);
  expect(one.requested.mock.calls.length + other.requested.mock.calls.length).toBe(1);
  expect(other.session.accessToken).toBe(one.session.accessToken);
});

test("a token that another tab has exchanged already is not exchanged again", async () => {
  const openTab = newBrowser();
  const one = openTab(async () => signInAnswer("ada"));
  const other = openTab(async () => signInAnswer("ada"));
  one.session.signIn(signInAnswer("ada", 5));
  await one.session.freshToken();
  await other.session.freshToken();
  expect(other.requested).not.toHaveBeenCalled();
  expect(other.session.accessToken).toBe(one.session.accessToken);
});

test("signing out in one tab signs out the others", () => {
  const openTab = newBrowser();
  const one = openTab(async () => signInAnswer("ada"));
  const other = openTab(async () => signInAnswer("ada"));
  one.session.signIn(signInAnswer("ada"));
  expect(other.session.state.status).toBe("signed_in");
  one.session.signOut();
  expect(other.session.state).toEqual({ status: "signed_out", reason: "none" });
});

test("another person's sign-in in another tab replaces this one and takes no token over", () => {
  const openTab = newBrowser();
  const adas = openTab(async () => signInAnswer("ada"));
  adas.session.signIn(signInAnswer("ada"));
  const bobs = openTab(async () => signInAnswer("bob"));
  bobs.session.signIn(signInAnswer("bob"));
  expect(adas.onReplaced).toHaveBeenCalledTimes(1);
  expect(adas.session.accessToken).toBeNull();
});

test("a refresh that answers for another person replaces the session too", async () => {
  const { session, onReplaced } = newBrowser()(async () => signInAnswer("bob"));
  session.signIn(signInAnswer("ada", 5));
  expect(await session.freshToken()).toBeNull();
  expect(onReplaced).toHaveBeenCalledTimes(1);
});

test("after a session ended, the same person comes back to what she left", async () => {
  const { session, onReplaced } = newBrowser()(() => Promise.reject(unauthenticated()));
  session.signIn(signInAnswer("ada", 5));
  await session.freshToken();
  const seen: string[] = [];
  session.subscribe((state) =>
    seen.push(state.status === "signed_out" ? state.reason : state.status),
  );
  session.signIn(signInAnswer("ada"));
  expect(seen).toEqual(["signed_in"]);
  expect(onReplaced).not.toHaveBeenCalled();
});

test("after a session ended, another person's sign-in drops what was left first", async () => {
  const { session } = newBrowser()(() => Promise.reject(unauthenticated()));
  session.signIn(signInAnswer("ada", 5));
  await session.freshToken();
  const seen: string[] = [];
  session.subscribe((state) =>
    seen.push(state.status === "signed_out" ? state.reason : state.status),
  );
  session.signIn(signInAnswer("bob"));
  expect(seen).toEqual(["none", "signed_in"]);
});
