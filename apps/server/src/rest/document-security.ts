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
} as const;

/** Which of them an operation takes; none of them is needed where the list is empty. */
export function securityOf({ meta }: RestOperation) {
  if (meta.isPublic) return [];
  return [{ session: [] }];
}
