import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  WithSchemaPlugin,
} from "kysely";
import { executeCompiled } from "./bound-handle.ts";
import type { ReadHandle } from "./database.ts";
import type { DB } from "./tables.gen.ts";

/** Which clauses a statement has. */
type Shape = Readonly<Record<string, boolean>>;

/**
 * Makes a reading statement that is built and compiled once for each combination of its clauses, and
 * not at each call, where that took a fifteenth of a list.
 *
 * `build` writes the statement as it would with any handle. Its values stand for what each call brings:
 * they may be compared with columns and nothing else, and whatever decides about a clause is in `has`.
 */
export function readStatement<Values extends object, Has extends Shape, Row>(
  build: (db: ReadHandle, values: Values, has: Has) => Compilable<Row>,
): (db: ReadHandle, values: Values, has: Has) => Promise<Row[]> {
  const compiled = new Map<string, CompiledQuery<Row>>();
  return async (db, values, has) => {
    const shape = JSON.stringify(has);
    let query = compiled.get(shape);
    if (!query) {
      query = build(drawingBoard, placeholders as Values, has).compile();
      compiled.set(shape, query);
    }
    const parameters = query.parameters.map((value) => fill(value, values));
    const { rows } = await executeCompiled<Row>(asKysely(db), { ...query, parameters });
    return rows;
  };
}

/** Builds and compiles, and is connected to nothing. */
const drawingBoard = new Kysely<DB>({
  dialect: {
    createDriver: () => new DummyDriver(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  },
  plugins: [new WithSchemaPlugin("public")],
});

/** Stands among the parameters of a compiled statement for a value of the call. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new TypeError(`${this.name} is known at each call only`);
  }
}

/** Kysely takes any object for a value; of which type it is, matters to the one who builds. */
const placeholders: object = new Proxy({}, { get: (_, name) => new Placeholder(String(name)) });

function fill(parameter: unknown, values: object): unknown {
  if (!(parameter instanceof Placeholder)) return parameter;
  const value: unknown = Reflect.get(values, parameter.name);
  // The driver would send null.
  if (value === undefined) throw new TypeError(`${parameter.name} is missing`);
  return value;
}

/** Every handle is one; what has no types of a statement, verbs shall not have. */
function asKysely(db: ReadHandle): Kysely<DB> {
  return db as Kysely<DB>;
}
