import type { Config } from "../../config.ts";
import { type Check, fault, type Finding, note, ok } from "./check.ts";

const ANSWER_MAX_MS = 5_000;
/** What a proxy says when nothing is behind it. */
const NOTHING_BEHIND = new Set([502, 503, 504]);
const NOT_THERE = new Set(["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT", "EHOSTUNREACH"]);

/** Goes the way of a browser: does PUBLIC_URL lead to a TaskFlow, over TLS, through a proxy that is believed? */
export function addressCheck(config: Config): Check {
  return { topic: "address", look: () => checkAddress(config) };
}

async function checkAddress({ publicUrl, trustedProxies }: Config): Promise<Finding> {
  if (publicUrl === undefined)
    return note("PUBLIC_URL is not set: for this machine or a trusted network only");
  const isHttps = publicUrl.startsWith("https:");
  if (isHttps && trustedProxies.isEmpty) {
    return fault(
      "PUBLIC_URL is https, but TRUSTED_PROXIES names no proxy: every request will be refused. Name the proxy that speaks https.",
    );
  }
  const answer = await ask(`${publicUrl}/healthz`);
  if ("finding" in answer) return answer.finding;
  if (NOTHING_BEHIND.has(answer.status)) {
    return note(
      `${publicUrl} answers ${answer.status}: its proxy is there, and nothing serves behind it`,
    );
  }
  if (answer.status !== 200 || !answer.text.startsWith('{"status":"ok"}')) {
    return fault(
      `${publicUrl} leads to something else: /healthz answered ${answer.status}. Correct PUBLIC_URL, or what the proxy passes on.`,
    );
  }
  return checkProxy(publicUrl, isHttps);
}

/** /healthz is answered on any way; any other address only if the proxy is believed that the way was https. */
async function checkProxy(publicUrl: string, isHttps: boolean): Promise<Finding> {
  const answer = await ask(`${publicUrl}/api/auth/me`);
  if ("finding" in answer) return answer.finding;
  if (answer.status === 403) {
    return fault(
      `${publicUrl} refuses every request: the proxy's address is not in TRUSTED_PROXIES, or it sends no X-Forwarded-Proto. Mend that.`,
    );
  }
  if (!isHttps)
    return note(`${publicUrl} answers, without https: passwords cross the network in the clear`);
  return ok(`${publicUrl} answers`);
}

type Answer = { readonly status: number; readonly text: string } | { readonly finding: Finding };

async function ask(url: string): Promise<Answer> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MAX_MS);
    const response = await fetch(url, { signal, redirect: "manual" });
    return { status: response.status, text: await response.text() };
  } catch (error) {
    const code = codeOf(error);
    if (NOT_THERE.has(code))
      return { finding: note(`nothing answers at ${url} at the moment (${code})`) };
    return {
      finding: fault(
        `${url} cannot be reached (${code}). Mend the name or the certificate, or correct PUBLIC_URL.`,
      ),
    };
  }
}

/** fetch says "fetch failed"; the reason is its cause. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const inner: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
  if (!(inner instanceof Error)) return "unknown reason";
  return "code" in inner && typeof inner.code === "string" ? inner.code : inner.name;
}
