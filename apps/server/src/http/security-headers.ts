import type { PageKind } from "./request-scope.ts";

const CONTENT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];
const TRUSTED_TYPES = ["require-trusted-types-for 'script'", "trusted-types taskflow dompurify"];
const REPORTING = ["report-to csp", "report-uri /csp-report"];

const POLICY = {
  data: "default-src 'none'; frame-ancestors 'none'; sandbox",
  page: [...CONTENT, ...TRUSTED_TYPES, ...REPORTING].join("; "),
  // Swagger UI writes innerHTML.
  docs: [...CONTENT, ...REPORTING].join("; "),
} as const satisfies Record<PageKind, string>;

const ALWAYS = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["x-frame-options", "DENY"],
  // Nothing here is for search engines, and what somebody shares by a link least of all.
  ["x-robots-tag", "noindex"],
  ["permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
] as const;

/** Two years; without includeSubDomains, because the neighbours of this name are not ours to decide for. */
const HSTS = ["strict-transport-security", "max-age=63072000"] as const;

/** Answers the security headers of an answer (ASVS V3.4). */
export function securityHeaders(
  kind: PageKind,
  isHttps: boolean,
): readonly (readonly [name: string, value: string])[] {
  return [
    ["content-security-policy", POLICY[kind]],
    ...(kind === "data" ? [] : [["reporting-endpoints", 'csp="/csp-report"'] as const]),
    ...(isHttps ? [HSTS] : []),
    ...ALWAYS,
  ];
}
