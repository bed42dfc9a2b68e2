import type { AppRouter as FlatRouter } from "@taskflow/api";
import type {
  AccountExport,
  ActivityPage,
  AppErrorCode,
  ChangeDelta,
  CreatedInvitation,
  CurrentToken,
  CurrentUser,
  ListTasksInput,
  Me,
  MemberPage,
  Scope,
  SessionList,
  SignedIn,
  StreamEvent,
  Task,
  TaskPage,
  TaskPatch,
  TaskPriority,
  TaskStatus,
  Token,
  TokenPage,
  WireErrorData,
  Workspace,
} from "@taskflow/contract";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { describe, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { AppRouter } from "./index.ts";

type Inputs = inferRouterInputs<FlatRouter>;
type Outputs = inferRouterOutputs<FlatRouter>;

/** What a value is once it was JSON: the brands are gone. */
type Wire<T extends z.ZodType> = z.input<T>;

describe("the flat router that the web app and other programs see", () => {
  test("is not any, or every line below would pass", () => {
    expectTypeOf<FlatRouter>().not.toBeAny();
    expectTypeOf<Outputs["task"]["create"]>().not.toBeAny();
    expectTypeOf<Inputs["task"]["create"]>().not.toBeAny();
  });

  test("takes the same as the router that serves", () => {
    expectTypeOf<Inputs>().toEqualTypeOf<inferRouterInputs<AppRouter>>();
  });

  test("answers a task wherever one is answered", () => {
    type WireTask = Wire<typeof Task>;
    expectTypeOf<Outputs["task"]["create"]>().toEqualTypeOf<WireTask>();
    expectTypeOf<Outputs["task"]["get"]>().toEqualTypeOf<WireTask>();
    expectTypeOf<Outputs["task"]["update"]>().toEqualTypeOf<WireTask>();
    expectTypeOf<Outputs["task"]["delete"]>().toEqualTypeOf<WireTask>();
    expectTypeOf<Outputs["task"]["restore"]>().toEqualTypeOf<WireTask>();
    expectTypeOf<Outputs["task"]["list"]>().toEqualTypeOf<Wire<typeof TaskPage>>();
    expectTypeOf<Outputs["change"]["since"]["tasks"]>().toEqualTypeOf<WireTask[]>();
  });

  test("answers a page of activity without brands", () => {
    expectTypeOf<Outputs["activity"]["list"]>().toEqualTypeOf<Wire<typeof ActivityPage>>();
  });

  test("answers changes with their number in digits, and takes it so", () => {
    expectTypeOf<Outputs["change"]["since"]>().toEqualTypeOf<Wire<typeof ChangeDelta>>();
    expectTypeOf<Outputs["change"]["since"]["number"]>().toEqualTypeOf<string>();
    expectTypeOf<Inputs["change"]["since"]["after"]>().toEqualTypeOf<string>();
  });

  test("streams events with their number, of the kinds that the contract knows", () => {
    type Streamed = Outputs["change"]["stream"] extends AsyncIterable<infer Event> ? Event : never;
    expectTypeOf<Streamed>().toEqualTypeOf<{ id: string; data: Wire<typeof StreamEvent> }>();
  });

  test("answers sign-ins by their status, and a refresh with a pair", () => {
    expectTypeOf<Outputs["auth"]["refresh"]>().toExtend<SignedIn>();
    expectTypeOf<keyof Outputs["auth"]["refresh"]>().toEqualTypeOf<keyof SignedIn>();
    expectTypeOf<Outputs["auth"]["login"]["status"]>().toEqualTypeOf<"signed_in">();
    expectTypeOf<Outputs["auth"]["register"]["status"]>().toEqualTypeOf<
      "signed_in" | "check_mail"
    >();
    expectTypeOf<Outputs["auth"]["me"]>().toEqualTypeOf<Wire<typeof Me>>();
  });

  test("answers the account wherever one is answered, sessions in a list, and all of it in one document", () => {
    type WireUser = Wire<typeof CurrentUser>;
    expectTypeOf<Outputs["auth"]["me"]["user"]>().toEqualTypeOf<WireUser>();
    expectTypeOf<Outputs["account"]["update"]>().toEqualTypeOf<WireUser>();
    expectTypeOf<WireUser["timeZone"]>().toEqualTypeOf<string | null>();
    expectTypeOf<WireUser["weekStart"]>().toEqualTypeOf<"monday" | "saturday" | "sunday" | null>();
    expectTypeOf<Outputs["session"]["list"]>().toEqualTypeOf<Wire<typeof SessionList>>();
    expectTypeOf<Outputs["session"]["endOthers"]>().toEqualTypeOf<{ ended: number }>();
    expectTypeOf<Outputs["account"]["export"]>().toEqualTypeOf<Wire<typeof AccountExport>>();
    expectTypeOf<Outputs["account"]["export"]["format"]>().toEqualTypeOf<"taskflow-export">();
  });

  test("answers a workspace wherever one is answered, with the role of who asks", () => {
    type WireWorkspace = Wire<typeof Workspace>;
    expectTypeOf<Outputs["auth"]["me"]["workspaces"]>().toEqualTypeOf<WireWorkspace[]>();
    expectTypeOf<Outputs["workspace"]["create"]>().toEqualTypeOf<WireWorkspace>();
    expectTypeOf<Outputs["workspace"]["update"]>().toEqualTypeOf<WireWorkspace>();
    expectTypeOf<Outputs["workspace"]["transfer"]>().toEqualTypeOf<WireWorkspace>();
    expectTypeOf<WireWorkspace["kind"]>().toEqualTypeOf<"personal" | "team">();
    expectTypeOf<Outputs["invitation"]["accept"]["workspace"]>().toEqualTypeOf<WireWorkspace>();
    expectTypeOf<Outputs["invitation"]["create"]>().toEqualTypeOf<Wire<typeof CreatedInvitation>>();
    expectTypeOf<Inputs["invitation"]["create"]["role"]>().toEqualTypeOf<
      "admin" | "editor" | "viewer"
    >();
    expectTypeOf<Outputs["member"]["list"]>().toEqualTypeOf<Wire<typeof MemberPage>>();
  });

  test("answers a token wherever one is answered, its secret where it is made, and itself to a token", () => {
    type WireToken = Wire<typeof Token>;
    expectTypeOf<Outputs["token"]["create"]>().toEqualTypeOf<{
      token: WireToken;
      secret: string;
    }>();
    expectTypeOf<Outputs["token"]["update"]>().toEqualTypeOf<WireToken>();
    expectTypeOf<Outputs["token"]["endFormerSecret"]>().toEqualTypeOf<WireToken>();
    expectTypeOf<Outputs["token"]["list"]>().toEqualTypeOf<Wire<typeof TokenPage>>();
    expectTypeOf<Outputs["token"]["current"]>().toEqualTypeOf<Wire<typeof CurrentToken>>();
    expectTypeOf<WireToken["scopes"]>().toEqualTypeOf<Scope[]>();
  });

  test("wants a name to make a token, and nothing else that has a default", () => {
    type Create = Inputs["token"]["create"];
    expectTypeOf<{ workspaceId: string; name: string }>().toExtend<Create>();
    expectTypeOf<{ workspaceId: string }>().not.toExtend<Create>();
    expectTypeOf<Create["scopes"]>().toEqualTypeOf<Scope[] | undefined>();
  });

  test("takes passwords by the names that say which, and null to follow the device again", () => {
    expectTypeOf<Inputs["account"]["changePassword"]>().toEqualTypeOf<{
      currentPassword: string;
      newPassword: string;
    }>();
    expectTypeOf<Inputs["auth"]["confirm"]>().toEqualTypeOf<{ password: string }>();
    expectTypeOf<Inputs["account"]["delete"]>().toEqualTypeOf<{ password: string }>();
    expectTypeOf<Inputs["account"]["update"]["timeZone"]>().toEqualTypeOf<
      string | null | undefined
    >();
    expectTypeOf<Inputs["session"]["end"]>().toEqualTypeOf<{ id: string }>();
  });

  test("wants a title to create a task, and nothing else that has a default", () => {
    type Create = Inputs["task"]["create"];
    expectTypeOf<{ workspaceId: string; title: string }>().toExtend<Create>();
    expectTypeOf<{ workspaceId: string }>().not.toExtend<Create>();
    expectTypeOf<Create["dueDate"]>().toEqualTypeOf<string | null | undefined>();
  });

  test("takes null for the first page, as a cache that was kept as JSON gives it", () => {
    expectTypeOf<Inputs["task"]["list"]["cursor"]>().toEqualTypeOf<string | null | undefined>();
  });

  test("takes one status or several", () => {
    expectTypeOf<Inputs["task"]["list"]["status"]>().toEqualTypeOf<
      TaskStatus | TaskStatus[] | undefined
    >();
  });

  test("refuses fields of a task that no patch may set", () => {
    type Patch = Inputs["task"]["update"]["patch"];
    expectTypeOf<keyof Patch>().toEqualTypeOf<
      "title" | "description" | "status" | "priority" | "dueDate"
    >();
    expectTypeOf<Patch["priority"]>().toEqualTypeOf<TaskPriority | undefined>();
  });

  test("tells of an error its code from the closed list, never nothing", () => {
    type Data = FlatRouter["_def"]["_config"]["$types"]["errorShape"]["data"];
    expectTypeOf<Data>().toEqualTypeOf<Wire<typeof WireErrorData>>();
    expectTypeOf<Data["appCode"]>().toEqualTypeOf<AppErrorCode>();
  });
});

describe("the contract", () => {
  test("is plain JSON: no date and no function crosses the wire", () => {
    type Values<T> = T extends readonly (infer Item)[]
      ? Values<Item>
      : T extends object
        ? Values<T[keyof T]>
        : T;
    type Leaf = string | number | boolean | null | undefined;
    expectTypeOf<Values<Wire<typeof TaskPage>>>().toExtend<Leaf>();
    expectTypeOf<Values<Wire<typeof Me>>>().toExtend<Leaf>();
    expectTypeOf<Values<SignedIn>>().toExtend<Leaf>();
    expectTypeOf<Values<Wire<typeof SessionList>>>().toExtend<Leaf>();
    expectTypeOf<Values<Wire<typeof AccountExport>>>().toExtend<Leaf>();
    expectTypeOf<Values<Wire<typeof ChangeDelta>>>().toExtend<Leaf>();
  });

  test("keeps ids of different things apart", () => {
    expectTypeOf<z.output<typeof Task>["id"]>().not.toExtend<
      z.output<typeof Task>["workspaceId"]
    >();
    expectTypeOf<string>().not.toExtend<z.output<typeof Task>["id"]>();
    expectTypeOf<ListTasksInput["workspaceId"]>().toEqualTypeOf<
      z.output<typeof Task>["workspaceId"]
    >();
  });

  test("makes every field of a patch optional", () => {
    expectTypeOf<Record<never, never>>().toExtend<TaskPatch>();
  });
});
