/** What a named schema is, and one value of it where none can be put together from its parts. */
export interface SchemaWords {
  readonly says: string;
  readonly example?: unknown;
}

/** Every schema with a name, for whoever knows the REST side alone. */
export const SCHEMA_WORDS: Readonly<Record<string, SchemaWords>> = {
  AcceptedInvitation: {
    says: "What became of accepting an invitation. Who was a member before stays what they are, and the invitation unused.",
  },
  AccountExport: {
    says: "Everything that is a person's own, in one document. Workspaces that somebody else owns are named under `memberships` alone.",
  },
  Activity: { says: "One act of the change log, as the members of the workspace see it." },
  ActivityAct: { says: "What was done." },
  ActivityActor: { says: "By whom or what: a person, a token of theirs, or the server itself." },
  ActivityKind: {
    says: "What it was done to; a project's members and share links count as the project.",
  },
  ActivityPage: { says: "A page of acts, the newest first." },
  AppErrorCode: {
    says: "Why a call was refused: a closed list, to branch on. Each is explained in docs/api-errors.md.",
    example: "not_found",
  },
  CalendarDate: { says: "A calendar date without time or zone, from year 1 to 9999." },
  ChangeDelta: {
    says: "What changed, each thing once and as it is now, so that it may be applied twice or late. What the caller may not see is passed over.",
  },
  ChangeNumber: {
    says: "The number of a change in its workspace: from 1, without a gap, in the order of the writes. `0` is before all.",
  },
  CreatedInvitation: { says: "An invitation with its secret, which is shown here only." },
  CreatedShareLink: { says: "A share link with its secret, which is shown here only." },
  CreatedToken: { says: "A token with its secret, which is shown here only." },
  CurrentToken: { says: "What a token is told of itself." },
  CurrentUser: { says: "The person who calls, as nobody else sees them." },
  EmailAddress: { says: "An e-mail address; small and capital letters are the same." },
  EmptyOutput: { says: "Nothing: it was done." },
  EndedSessions: { says: "How many sessions ended." },
  InputIssue: { says: "One field that does not fit." },
  Invitation: { says: "A way into a workspace that nobody has taken yet." },
  InvitationId: {
    says: "Identifies an invitation; not its secret.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000005",
  },
  InvitationList: { says: "The pending invitations, the newest first; at most a hundred." },
  InvitationPreview: { says: "What whoever has the link may know before they accept." },
  InvitationRole: {
    says: "What an invitation makes of somebody. An owner is made by an owner, of a member.",
    example: "editor",
  },
  LoginOutput: { says: "A session with its tokens." },
  MailOutcome: {
    says: "What became of the mail: nobody wanted one, the mail server took it, it did not, or this server sends none.",
    example: "sent",
  },
  Me: { says: "Who calls, and the workspaces that they are in." },
  Member: { says: "Somebody in a workspace, as the other members see them." },
  MemberPage: { says: "A page of members, in the order in which they joined." },
  MemberRole: { says: "What a member may do from now on." },
  NewPassword: {
    says: "A password to be: any characters, counted after NFC. One that is well known or easily guessed is refused.",
    example: "a phrase of your own",
  },
  PersonName: { says: "What a person is called.", example: "Ada Lovelace" },
  Problem: { says: "A refusal, as RFC 9457 has it. `appCode` and `type` are stable." },
  Project: { says: "A project, as everybody sees it who may see it at all." },
  ProjectColor: { says: "The color of a project.", example: "teal" },
  ProjectIcon: { says: "The icon of a project.", example: "rocket" },
  ProjectId: {
    says: "Identifies a project in its workspace.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000003",
  },
  ProjectKey: {
    says: "What stands before the number of each task of a project, as in `WEB-12`: one to six of A-Z and 0-9, a letter first. Small letters become capital.",
  },
  ProjectList: { says: "Projects, the default one first, then by name; at most 200." },
  ProjectMember: { says: "Somebody who was named in a project." },
  ProjectMemberList: { says: "Who is named in a project, in the order in which they were." },
  ProjectPatch: { says: "The fields to set, at least one; what is absent stays as it is." },
  ProjectRole: {
    says: "What somebody who was named in a project may do there; nobody more than by their role in the workspace.",
    example: "editor",
  },
  RegisterOutput: {
    says: "A session with its tokens, or the word that the address is to be confirmed first.",
  },
  Role: { says: "What a member may do in a workspace, from most to least." },
  RotatedToken: { says: "Another secret for a token that signs, which is shown here only." },
  Scope: {
    says: "What a token may do: to one kind of thing, at one level. `write` includes `read`, and `admin` both.",
    example: "task:write",
  },
  Session: { says: "One browser or program in which a person is signed in." },
  SessionId: {
    says: "Identifies one signed-in browser or program.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000006",
  },
  SessionList: { says: "The sessions that live now, last used first; at most twenty." },
  SharedProject: { says: "What a share link shows of its project." },
  SharedTask: { says: "A task as a share link shows it: no ids, nobody's name." },
  SharedTaskPage: { says: "A page of tasks by number, the highest first; none of the trash." },
  ShareLink: {
    says: "A way in for people without an account: whoever has its secret reads one project, and nothing else.",
  },
  ShareLinkId: {
    says: "Identifies a share link; not its secret.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000007",
  },
  ShareVoidReason: {
    says: "Why a share link that nobody ended shows nothing: who made it is gone from the workspace, or may not share the project.",
  },
  ShareLinkList: { says: "The links that were not revoked, the newest first; at most fifty." },
  SignatureReason: {
    says: "What is wrong with a signature. What depends on the key is told only to whoever has it.",
    example: "nonce_replayed",
  },
  SignedIn: { says: "A session with its tokens." },
  StreamEvent: {
    says: "What a stream tells. `sync` is the first: what was read before may be older. `changes` says how things are now. `presence` says who looks at which task.",
  },
  Task: { says: "A task, as everybody sees it who may see it at all." },
  TaskId: {
    says: "Identifies a task in its workspace.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000004",
  },
  TaskPage: { says: "A page of tasks: the newest first, of a search the best match first." },
  TaskPatch: { says: "The fields to set, at least one; what is absent stays as it is." },
  TaskPresence: { says: "Who else looks at a task." },
  TaskPriority: { says: "How much a task matters.", example: "medium" },
  TaskStatus: { says: "How far a task is." },
  Timestamp: { says: "A moment in UTC by the server's clock, RFC 3339, with up to six decimals." },
  TimeZone: { says: "A time zone by its IANA name." },
  Token: { says: "By which a program calls in its owner's name, in one workspace." },
  TokenId: {
    says: "Identifies a token; not its secret.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000008",
  },
  TokenKind: {
    says: "`bearer` is sent with each call; `signed` never is: each request carries a signature made with its secret.",
    example: "bearer",
  },
  TokenPage: { says: "A page of tokens that were not revoked, the newest first." },
  UserId: { says: "Identifies a person.", example: "019abf0a-6e52-7c3e-8f0d-000000000001" },
  WeekStart: { says: "The day on which a week begins." },
  Workspace: { says: "A workspace, as one of its members sees it." },
  WorkspaceId: {
    says: "Identifies a workspace, which owns everything in it.",
    example: "019abf0a-6e52-7c3e-8f0d-000000000002",
  },
  WorkspaceKind: {
    says: "`personal` comes with the account, has no other members and ends with it; all others are a team's.",
    example: "team",
  },
};
