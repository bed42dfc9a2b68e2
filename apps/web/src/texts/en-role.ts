/** What the roles are called and what they mean, in ICU message format. */
export const EN_ROLE = {
  role: {
    word: {
      owner: "Owner",
      admin: "Admin",
      editor: "Editor",
      viewer: "Viewer",
    },
    help: {
      owner: "Everything, also deleting the workspace.",
      admin: "Edits, and manages members, invitations and settings.",
      editor: "Adds and changes tasks.",
      viewer: "Sees all that is not private, changes nothing.",
    },
  },
} as const;
