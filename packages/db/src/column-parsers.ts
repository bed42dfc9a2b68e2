/** Object identifiers of the types that are not passed on as text (pg_type.dat of PostgreSQL). */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === "t", // bool
  17: (text) => Buffer.from(text.slice(2), "hex"), // bytea, in PostgreSQL's hex format
  21: Number, // int2
  23: Number, // int4
  700: Number, // float4
  701: Number, // float8
  114: (text): unknown => JSON.parse(text), // json
  3802: (text): unknown => JSON.parse(text), // jsonb
  1184: toRfc3339, // timestamptz
};

const asText = (text: string) => text;

/**
 * Turns columns into what goes over the wire. Dates, UUIDs and 8-byte numbers stay text; making a
 * `Date` of each timestamp, as the driver does by itself, cost more than the rest of a list request.
 */
export const columnParsers = {
  getTypeParser(oid: number): (text: string) => unknown {
    return PARSERS[oid] ?? asText;
  },
};

const PRINTED =
  /^(?<date>\d{4}-\d\d-\d\d) (?<time>\d\d:\d\d:\d\d)(?<fraction>\.\d+)?(?<sign>[+-])(?<hours>\d\d)(?::(?<minutes>\d\d))?(?::(?<seconds>\d\d))?$/u;

/**
 * `2026-11-22 22:20:47.1+00` → `2026-11-22T22:20:47.1Z` (RFC 3339), whatever the session's time zone.
 *
 * @throws {RangeError} for infinity and for years that RFC 3339 does not have.
 */
export function toRfc3339(text: string): string {
  if (text.endsWith("+00") && text[10] === " ") {
    return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
  }
  const parts = PRINTED.exec(text)?.groups;
  if (!parts) throw new RangeError(`not a timestamp with time zone: ${text}`);
  const { date, time, fraction = "", sign, hours, minutes = "0", seconds = "0" } = parts;
  // Seconds stand in the local times of before there were zones.
  const offset = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  const local = Date.parse(`${date}T${time}Z`);
  const moment = new Date(sign === "-" ? local + offset * 1_000 : local - offset * 1_000);
  return `${moment.toISOString().slice(0, 19)}${fraction}Z`;
}
