import { toTransportError } from "@taskflow/api/server";
import { SIGNATURE_TAG } from "@taskflow/crypto";
import { DomainError, publicContext, verifySignature, type Services } from "@taskflow/domain";
import { createMiddleware } from "hono/factory";
import { callOf } from "./call-of.ts";
import { readBody } from "./read-body.ts";
import { type AppContext, type AppEnv, incomingOf } from "./request-scope.ts";
import type { StrangersLine } from "./strangers-line.ts";
import { toldLimits } from "./told-limits.ts";

/**
 * Finds who signed the request, before anything of its body is parsed. One without a signature goes on as
 * it is, one with a bad one waits for its refusal like any stranger.
 */
export function checkSignature(services: Services, strangers: StrangersLine) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const signatureInput = c.req.header("signature-input");
    const signature = c.req.header("signature");
    if (signatureInput !== undefined || signature !== undefined) {
      const scope = c.get("scope");
      try {
        scope.signer = await findSigner(c, services, { signatureInput, signature });
      } catch (error) {
        await strangers.turn();
        throw error;
      }
      scope.userId = scope.signer?.userId;
      scope.tokenId = scope.signer?.credential.id;
    }
    await next();
  });
}

type Fields = Readonly<Record<"signatureInput" | "signature", string | undefined>>;

async function findSigner(c: AppContext, ofProcess: Services, fields: Fields) {
  const scope = c.get("scope");
  const services = { ...ofProcess, callLimits: toldLimits(ofProcess.callLimits, scope) };
  const call = { ...callOf(c), callId: services.newId() };
  try {
    return await verifySignature(publicContext(services, call), {
      ...fields,
      method: c.req.method,
      targetUri: scope.origin + rawTarget(c),
      contentType: c.req.header("content-type"),
      contentDigest: c.req.header("content-digest"),
      idempotencyKey: c.req.header("idempotency-key"),
      hasAuthorization: c.req.header("authorization") !== undefined,
      readBody: () => readBody(c),
    });
  } catch (error) {
    const reason = error instanceof DomainError ? error.details.reason : undefined;
    if (reason) {
      const challenge = `Signature realm="taskflow", tag="${SIGNATURE_TAG}", reason="${reason}"`;
      scope.answerHeaders.push(["www-authenticate", challenge]);
    }
    throw toTransportError(error);
  }
}

/** As it was sent: whoever signs it must not have to guess how we would write it. */
function rawTarget(c: AppContext): string {
  const raw = incomingOf(c)?.url;
  if (raw !== undefined) return raw;
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}
