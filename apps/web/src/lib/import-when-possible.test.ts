import { onlineManager, QueryClient } from "@tanstack/react-query";
import { expect, test as base } from "vitest";
import { importWhenPossible } from "./import-when-possible.ts";

const test = base.extend("queryClient", async ({}, { onCleanup }) => {
  const client = new QueryClient({ defaultOptions: { queries: { retryDelay: 1 } } });
  client.mount();
  onCleanup(() => {
    client.unmount();
    onlineManager.setOnline(true);
  });
  return client;
});

test("what a network breaks off is loaded all the same, a little later", async ({
  queryClient,
}) => {
  const answers = [Promise.reject(new Error("cut off")), Promise.resolve("module")];
  const load = () => answers.shift() ?? Promise.reject(new Error("asked for too often"));
  expect(await importWhenPossible(queryClient, "part", load)).toBe("module");
});

test("nothing is tried without a network, and what is wanted comes once it is back", async ({
  queryClient,
}) => {
  onlineManager.setOnline(false);
  let tries = 0;
  const loaded = importWhenPossible(queryClient, "part", async () => {
    tries += 1;
    return "module";
  });
  await Promise.resolve();
  expect(tries).toBe(0);
  onlineManager.setOnline(true);
  expect(await loaded).toBe("module");
});
