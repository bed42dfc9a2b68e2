import { expect, test } from "vitest";
import { hmacSha256 } from "../hmac-sha256.ts";
import { signatureBase } from "./signature-base.ts";

test("reproduces RFC 9421 B.2.5, a request signed with hmac-sha256", () => {
  const secret =
    "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";
  const base = signatureBase(
    [
      ["date", "Tue, 20 Apr 2021 02:07:55 GMT"],
      ["@authority", "example.com"],
      ["content-type", "application/json"],
    ],
    '("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
  );
  expect(base).toBe(`"date": Tue, 20 Apr 2021 02:07:55 GMT
"@authority": example.com
"content-type": application/json
"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"`);
  const mac = hmacSha256(Buffer.from(secret, "base64"))(Buffer.from(base));
  expect(mac.toString("base64")).toBe("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
});
