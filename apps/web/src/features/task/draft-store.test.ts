import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { DraftStore } from "./draft-store.ts";

const draft = (text: string) => ({ baseVersion: 1, text, status: "sending" }) as const;

const isHere = () => true;

test("a draft that was saved as it is goes", () => {
  const drafts = new DraftStore({ queryClient: new QueryClient(), isHere });
  drafts.put("t", draft("a"));
  drafts.settle("t", "a");
  expect(drafts.get("t")).toBeUndefined();
  expect(drafts.isEmpty).toBe(true);
});

test("what was typed while the save was under way is kept to be saved next", () => {
  const drafts = new DraftStore({ queryClient: new QueryClient(), isHere });
  drafts.put("t", draft("ab"));
  drafts.settle("t", "a");
  expect(drafts.get("t")).toEqual({ baseVersion: 1, text: "ab", status: "typing" });
});

test("drafts go with everything else of their author", () => {
  const queryClient = new QueryClient();
  const drafts = new DraftStore({ queryClient, isHere });
  drafts.put("t", draft("secret"));
  queryClient.clear();
  expect(drafts.isEmpty).toBe(true);
});
