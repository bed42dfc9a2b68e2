import { PERMISSION_SCOPES, type Permission, PROCEDURE_ACCESS } from "@taskflow/contract";
import type { RestOperation } from "./rest-operation.ts";

/** The ways to show who calls. */
export const SECURITY_SCHEMES = {
  session: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description:
      "The `accessToken` of `POST /auth/login`, of a person; good for ten minutes, then `POST /auth/refresh`.",
  },
  token: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "tft_…",
    description:
      "A token of a program, in one workspace, within its scopes and never beyond its owner's role. The scope that a call needs stands beside it.",
  },
  signature: {
    type: "apiKey",
    in: "header",
    name: "Signature",
    description:
      "Of a token of the kind `signed`, which is never sent: HTTP Message Signatures (RFC 9421, `hmac-sha256`, tag `taskflow-1`) with `Content-Digest` (RFC 9530), in `Signature-Input` and `Signature`. docs/signing.md has the profile. The scopes are those of tokens. On the page of this documentation give the key id and the secret, with a colon between them: each call is signed here, and the secret is not sent.",
  },
} as const;

const ACCESS: Readonly<Record<string, string>> = PROCEDURE_ACCESS;
const SCOPES: Readonly<Record<string, string | null>> = PERMISSION_SCOPES satisfies Record<
  Permission,
  string | null
>;

/** Which of them an operation takes; none of them is needed where the list is empty. */
export function securityOf({ name, meta }: RestOperation) {
  if (meta.isPublic) return [];
  const access = ACCESS[name] ?? "";
  if (access === "token") return [{ token: [] }, { signature: [] }];
  const scope = SCOPES[access];
  const byToken = typeof scope === "string" ? [{ token: [scope] }, { signature: [scope] }] : [];
  return [{ session: [] }, ...byToken];
}
