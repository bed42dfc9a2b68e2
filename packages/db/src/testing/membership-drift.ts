import type { Client } from "pg";

/** One role in one workspace on which the two tables that say so do not agree. */
export interface MembershipDrift {
  readonly workspace_id: string;
  readonly user_id: string;
  readonly membership: string | null;
  readonly access: string | null;
}

/**
 * Compares `membership`, which the change log knows, with `access`, which every prelude reads. Whoever
 * writes one writes the other in the same transaction, so at any time this finds nothing.
 */
export async function findMembershipDrift(client: Client): Promise<MembershipDrift[]> {
  const { rows } = await client.query<MembershipDrift>(`
    select workspace_id, user_id, m.role as membership, a.role as access
    from public.membership m
    full join public.access a using (workspace_id, user_id)
    where m.role is distinct from a.role
    order by workspace_id, user_id`);
  return rows;
}
