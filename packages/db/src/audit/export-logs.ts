import { once } from "node:events";
import type { Writable } from "node:stream";
import { auditSnapshot } from "./audit-snapshot.ts";

const PAGE = 1_000;

/** Bytes as hex, and times in UTC to the microsecond: what the chain was computed from. */
const LINES = `
  select workspace_id, seq, jsonb_build_object(
    'workspaceId', workspace_id, 'seq', seq,
    'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor', jsonb_build_object('kind', actor_kind, 'id', actor_id),
    'entity', entity, 'entityId', entity_id, 'projectId', project_id, 'version', version, 'op', op,
    'before', before, 'after', after, 'isErased', length(salt) = 0,
    'callId', call_id, 'requestId', request_id,
    'digest', encode(digest, 'hex'), 'hash', encode(hash, 'hex'))::text as line
  from public.change where (workspace_id, seq) > ($1, $2)
  order by workspace_id, seq limit ${PAGE}`;

const BEFORE_ALL = { workspace_id: "00000000-0000-0000-0000-000000000000", seq: "-1" };

/**
 * Writes the change logs of all workspaces as of one moment, a change a line, as JSON: workspace by
 * workspace, in the order of their numbers. A last line, `{"changes": …}`, says how many there are, so that a
 * file that was cut is known. The caller ends the stream.
 *
 * @returns how many changes there are.
 */
export function exportLogs(adminUrl: string, target: Writable): Promise<number> {
  return auditSnapshot(adminUrl, async (client) => {
    let last = BEFORE_ALL;
    for (let lines = 0; ;) {
      const { rows } = await client.query<typeof BEFORE_ALL & { readonly line: string }>(LINES, [
        last.workspace_id,
        last.seq,
      ]);
      const text = rows.map(({ line }) => `${line}\n`).join("");
      if (text !== "" && !target.write(text)) await once(target, "drain");
      lines += rows.length;
      if (rows.length < PAGE) {
        target.write(`${JSON.stringify({ changes: lines })}\n`);
        return lines;
      }
      last = rows.at(-1) ?? last;
    }
  });
}
