import { PASSWORD, type Person } from "@taskflow/e2e/register-person";

/** Signs somebody in once more; tokens live ten minutes, which a bench may outlast. */
export async function signIn(url: string, { email }: Pick<Person, "email">): Promise<string> {
  const response = await fetch(`${url}/trpc/auth.login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`signing in was answered with ${response.status}`);
  const { result } = (await response.json()) as {
    readonly result: { readonly data: { readonly accessToken: string } };
  };
  return result.data.accessToken;
}
