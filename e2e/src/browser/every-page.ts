/** What the addresses name, and must be there. */
interface Places {
  readonly slug: string;
  readonly taskId: string;
  readonly trashedTaskId: string;
  /** The secret after the `#` of a link. */
  readonly invitation: string;
  readonly share: string;
}

/** An address, and words that are on its page once all is there. */
type Address = readonly [path: string, words: string | RegExp];

/** Every page that there is, for who is signed in and for who is not. */
export function everyPage({ slug, taskId, trashedTaskId, invitation, share }: Places) {
  const outside: readonly Address[] = [
    ["/sign-in", "Create one"],
    ["/register", "Create an account"],
    [`/invite${invitation}`, "Sign in to join"],
    [`/share${share}`, "Ship it"],
  ];
  const inside: readonly Address[] = [
    [`/w/${slug}/tasks`, "Ship it"],
    [`/w/${slug}/tasks/${taskId}`, "On Friday."],
    [`/w/${slug}/trash`, "Thrown away"],
    [`/w/${slug}/trash/${trashedTaskId}`, "This task is in the trash."],
    [`/w/${slug}/projects/WEB`, "Ship it"],
    [`/w/${slug}/projects/WEB/${taskId}`, "On Friday."],
    [`/w/${slug}/activity`, "Ship it"],
    [`/w/${slug}/settings/general`, "Your role"],
    [`/w/${slug}/settings/members`, "Editor"],
    [`/w/${slug}/settings/invitations`, "By link"],
    [`/w/${slug}/settings/leave`, "Delete…"],
    [`/w/${slug}/settings/developers`, "No tokens yet"],
    ["/settings/profile", "Profile"],
    ["/settings/appearance", "Theme"],
    ["/settings/date-time", "Time zone"],
    ["/settings/sessions", "Sessions"],
    ["/settings/password", "Change password"],
    ["/settings/data", "Export everything"],
    ["/settings/developers", "No tokens yet"],
    ["/nowhere", "There is no such page"],
  ];
  return { outside, inside };
}
