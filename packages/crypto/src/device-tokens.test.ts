import fc from "fast-check";
import { expect, test } from "vitest";
import { createDeviceTokens } from "./device-tokens.ts";
import { changedText } from "./testing/changed-text.ts";

const secret = "a secret that is long enough for it";
const tokens = createDeviceTokens({ secret });

test("a device is known again by its account, in every process, and is another for each token", () => {
  fc.assert(
    fc.property(fc.uuid(), (userId) => {
      const [one, two] = [tokens.issue(userId), tokens.issue(userId)];
      const device = tokens.deviceOf(one, userId);
      expect(device).not.toBeNull();
      expect(createDeviceTokens({ secret }).deviceOf(one, userId)).toBe(device);
      expect(tokens.deviceOf(two, userId)).not.toBe(device);
    }),
  );
});

test("a token is worth nothing for another account, or from another secret", () => {
  const strange = createDeviceTokens({ secret: "another secret that is long enough" });
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (userId, other) => {
      fc.pre(userId !== other);
      expect(tokens.deviceOf(tokens.issue(userId), other)).toBeNull();
      expect(tokens.deviceOf(strange.issue(userId), userId)).toBeNull();
    }),
  );
});

test("a token with any character changed, and any other text, is of no account", () => {
  const userId = "0198c0de-0000-7000-8000-000000000001";
  const changed = fc.constant(null).chain(() => changedText(tokens.issue(userId)));
  fc.assert(
    fc.property(fc.oneof(changed, fc.string()), (text) => {
      expect(tokens.deviceOf(text, userId)).toBeNull();
    }),
  );
});
