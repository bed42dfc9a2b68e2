import type { Services } from "../services.ts";

/** Whether nobody has an account yet and anybody may make one. */
export async function awaitsFirstAccount({
  registration,
  database,
}: Pick<Services, "registration" | "database">): Promise<boolean> {
  if (registration !== "open") return false;
  const anybody = await database.auth.selectFrom("user").select("id").limit(1).executeTakeFirst();
  return anybody === undefined;
}
