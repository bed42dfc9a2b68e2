/** What each group of calls is about. */
export const TAG_WORDS: Readonly<Record<string, string>> = {
  Accounts: "An account, and the sessions that are opened with its password.",
  Sessions: "Where a person is signed in.",
  Changes: "Who did what, what changed since, and what changes now.",
  Workspaces: "What owns everything: one's own and those of teams.",
  Members: "Who is in a workspace, and what they may do.",
  Invitations: "Ways into a workspace.",
  Projects: "What tasks belong to and are numbered in, some of them private.",
  Sharing: "Links by which people without an account read a project.",
  Tokens: "What programs show instead of a password, in one workspace and within their scopes.",
  Tasks: "What is to be done.",
};
