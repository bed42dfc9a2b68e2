import { LoginInput, SessionList } from "@taskflow/contract";
import { getMe, listSessions, publicContext, signIn } from "@taskflow/domain";
import { asAdmin, signUp, testCall, TEST_PASSWORD } from "@taskflow/domain/testing";
import { screen } from "@testing-library/react";
import { pageTest } from "./page-test.tsx";

/** Ada, who may go to her settings. */
export const settingsTest = pageTest.extend("ada", async ({ open, services, testDatabase }) => {
  const person = await signUp(services);
  const goTo = async (section: string, heading: string) => {
    const refreshToken = person.tokens.refreshToken;
    const { app, user } = open({ path: `/settings/${section}`, refreshToken });
    await screen.findByRole("heading", { level: 2, name: heading });
    return { app, user };
  };
  return {
    person,
    goTo,
    account: async () => (await getMe(person.ctx())).user,
    devices: async () => {
      const { items } = SessionList.parse({ items: await listSessions(person.ctx()) });
      return new Set(items.map(({ userAgent }) => userAgent));
    },
    signInWith: (userAgent: string, password = TEST_PASSWORD) =>
      signIn(
        publicContext(services, { ...testCall(), userAgent }),
        LoginInput.parse({ email: person.email, password }),
      ),
    /** The password was given too long ago for what matters. */
    letTimePass: () =>
      asAdmin(testDatabase, (client) =>
        client.query(
          "update public.session set authenticated_at = now() - interval '11 minutes' where id = $1",
          [person.sessionId],
        ),
      ),
  };
});
