import type { Client } from "pg";
import { auditSnapshot } from "./audit-snapshot.ts";
import { type ChainVerdict, type KeptChange, verifyChain } from "./verify-chain.ts";

/** What became of the change log of one workspace. */
export interface LogVerdict {
  readonly workspaceId: string;
  /** Null of a workspace that is no more. */
  readonly slug: string | null;
  /** `gone`: it is in the kept copy, and no more in the database. */
  readonly verdict: ChainVerdict | { readonly kind: "gone" };
}

const WORKSPACES = `
  select w.workspace_id as id, s.slug from (
    select workspace_id from public.workspace union select workspace_id from public.change_head
  ) w left join public.workspace_slug s using (workspace_id) order by s.slug, w.workspace_id`;

/**
 * Verifies the change log of every workspace, as of one moment.
 *
 * @param kept the last change of each workspace in a copy that was made earlier, by the workspace's id;
 *   with it a log that was rewritten whole is told from the one of then.
 */
export function verifyLogs(
  adminUrl: string,
  kept: ReadonlyMap<string, KeptChange> = new Map(),
): Promise<LogVerdict[]> {
  return auditSnapshot(adminUrl, async (client) => {
    const verdicts: LogVerdict[] = [];
    for (const { id, slug } of await listWorkspaces(client)) {
      const verdict = await verifyChain(client, id, kept.get(id));
      verdicts.push({ workspaceId: id, slug, verdict });
    }
    const found = new Set(verdicts.map(({ workspaceId }) => workspaceId));
    const gone = [...kept.keys()].filter((id) => !found.has(id));
    return [
      ...verdicts,
      ...gone.map((workspaceId) => ({
        workspaceId,
        slug: null,
        verdict: { kind: "gone" } as const,
      })),
    ];
  });
}

async function listWorkspaces(client: Client) {
  const { rows } = await client.query<{ id: string; slug: string | null }>(WORKSPACES);
  return rows;
}
