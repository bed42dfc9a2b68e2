import type { Caller } from "./create-caller.ts";
import type { CallOptions, Procedures } from "./procedures.ts";

const TYPES: ReadonlyMap<string, "query" | "mutation"> = new Map([
  ["query", "query"],
  ["mutate", "mutation"],
]);

/** Makes what looks like all procedures, `task.create.mutate(…)`, and has nothing of them but their names. */
export function procedureProxy(call: Caller): Procedures {
  // What is typed is the server's router; what is called here is looked up there.
  return nameOf(call, []) as unknown as Procedures;
}

function nameOf(call: Caller, path: readonly string[]): object {
  return new Proxy(() => {}, {
    get: (_target, key) => {
      // Whoever awaits the client asks for a `then`.
      return typeof key === "string" && key !== "then" ? nameOf(call, [...path, key]) : undefined;
    },
    apply: (_target, _self, [input, options]: [unknown, CallOptions?]) => {
      const type = TYPES.get(path.at(-1) ?? "");
      if (type === undefined) throw new TypeError(`${path.join(".")} is no call of TaskFlow's.`);
      return call({ type, path: path.slice(0, -1).join("."), input }, options);
    },
  });
}
