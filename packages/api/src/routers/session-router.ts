import {
  EmptyInput,
  EmptyOutput,
  EndedSessions,
  SessionList,
  SessionRef,
} from "@taskflow/contract";
import { endOthers, endSession, listSessions } from "@taskflow/domain";
import { ownSessionProcedure, router } from "../trpc.ts";

const tags = ["Sessions"] as const;
const description =
  "Wants the password to have been given within ten minutes: `POST /auth/confirm`.";

export const sessionRouter = router({
  list: ownSessionProcedure
    .meta({ openapi: { method: "GET", path: "/sessions", summary: "Where I am signed in", tags } })
    .input(EmptyInput)
    .output(SessionList)
    .query(async ({ ctx }) => ({ items: await listSessions(ctx.domain) })),
  end: ownSessionProcedure
    .meta({
      openapi: {
        method: "DELETE",
        path: "/sessions/{id}",
        summary: "End one of my sessions",
        description,
        tags,
      },
    })
    .input(SessionRef)
    .output(EmptyOutput)
    .mutation(async ({ ctx, input }) => {
      await endSession(ctx.domain, input);
      return {};
    }),
  endOthers: ownSessionProcedure
    .meta({
      openapi: {
        method: "POST",
        path: "/sessions/end-others",
        summary: "End all of my sessions but this one",
        description,
        tags,
      },
    })
    .input(EmptyInput)
    .output(EndedSessions)
    .mutation(async ({ ctx }) => ({ ended: await endOthers(ctx.domain) })),
});
