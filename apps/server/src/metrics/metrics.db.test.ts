import { randomUUID } from "node:crypto";
import { domainTest as test, signUp } from "@taskflow/domain/testing";
import { expect } from "vitest";
import { Secret } from "../secret.ts";
import { createTestApp, post } from "../testing/create-test-app.ts";
import { answerScrapes } from "./answer-scrapes.ts";
import { createMetrics } from "./create-metrics.ts";

const TOKEN = new Secret("a token that only scrapers know, 32+");
const LABELS = /^taskflow_http_requests_total\{procedure="([^"]*)"/gmu;

test("requests are counted by procedure, whichever way they came", async ({ services }) => {
  const metrics = createMetrics(services);
  const app = createTestApp({ services, metrics });
  const { email, workspaceId, tokens } = await signUp(services);
  const headers = { authorization: `Bearer ${tokens.accessToken}` };
  const input = encodeURIComponent(JSON.stringify({ workspaceId }));
  await app.request(`/api/workspaces/${workspaceId}/tasks`, { headers });
  await app.request(`/trpc/task.list?input=${input}`, { headers });
  await app.request("/trpc/auth.login", post({ email, password: "not the right one" }));
  const text = await metrics.read();
  expect(text).toContain('taskflow_http_requests_total{procedure="task.list",status="200"} 2');
  expect(text).toContain('taskflow_http_request_duration_seconds_count{procedure="task.list"} 2');
  expect(text).toContain('taskflow_login_failures_total{status="401"} 1');
});

test("no visitor can make a new label, and nothing of a person is one", async ({ services }) => {
  const metrics = createMetrics(services);
  const app = createTestApp({ services, metrics });
  const { workspaceId } = await signUp(services);
  const canary = `canary-${randomUUID()}`;
  const targets = [
    `/${canary}`,
    `/api/${canary}`,
    `/api/workspaces/${workspaceId}/tasks/${canary}`,
    `/trpc/${canary}`,
    `/trpc/auth.me,${canary},task.list?batch=1`,
    `/trpc/task.list,auth.me?batch=1`,
    `/healthz?${canary}`,
  ];
  for (const target of targets) await app.request(target);
  const text = await metrics.read();
  const labels = new Set([...text.matchAll(LABELS)].map(([, label]) => label));
  expect(labels).toEqual(new Set(["*", "batch", "task.get", "/healthz"]));
  expect(text).not.toContain(canary);
  expect(text).not.toContain(workspaceId);
});

test("the figures of the process, its pools, its password queue and the sessions are there", async ({
  services,
}) => {
  await signUp(services);
  const text = await createMetrics(services).read();
  for (const name of ["nodejs_eventloop_lag_seconds", "process_resident_memory_bytes"]) {
    expect(text).toContain(`\n${name}`);
  }
  expect(text).toContain('taskflow_database_connections{pool="app",state="waiting"} 0');
  expect(text).toContain('taskflow_password_hashes{state="waiting"} 0');
  expect(text).toMatch(/^taskflow_live_sessions [1-9]/mu);
  expect(text).toMatch(/^taskflow_build_info\{version="\d+\.\d+\.\d+"\} 1$/mu);
});

test("a database that does not answer takes no other figure away", async ({ services }) => {
  const { services: dead } = createTestApp();
  const text = await createMetrics({ ...services, database: dead.database }).read();
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).not.toMatch(/^taskflow_live_sessions \d/mu);
});

test("on the main port they are for who has the token only, and for nobody without one", async ({
  services,
}) => {
  const metrics = createMetrics(services);
  const app = createTestApp({ services, metrics, metricsToken: TOKEN });
  const ask = (authorization: string) => app.request("/metrics", { headers: { authorization } });
  expect((await app.request("/metrics")).status).toBe(401);
  expect((await ask("Bearer wrong")).status).toBe(401);
  const answer = await ask(`Bearer ${TOKEN.reveal()}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const closed = createTestApp({ services, metrics });
  expect((await closed.request("/metrics")).status).toBe(404);
});

test("on a port of their own there is nothing else", async ({ services }) => {
  const metrics = createMetrics(services);
  const open = answerScrapes(metrics, undefined);
  const guarded = answerScrapes(metrics, TOKEN);
  const env = {} as Parameters<typeof open>[1];
  const ask = async (fetch: typeof open, path: string, init?: RequestInit) => {
    const response = await fetch(new Request(`http://localhost${path}`, init), env);
    return response instanceof Response ? response.status : undefined;
  };
  expect(await ask(open, "/metrics")).toBe(200);
  expect(await ask(open, "/metrics", { method: "POST" })).toBe(405);
  expect(await ask(open, "/api/auth/me")).toBe(404);
  expect(await ask(guarded, "/metrics")).toBe(401);
  const headers = { authorization: `Bearer ${TOKEN.reveal()}` };
  expect(await ask(guarded, "/metrics", { headers })).toBe(200);
});
