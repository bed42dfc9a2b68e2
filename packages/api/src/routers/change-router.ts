import { ChangeDelta, ListChangesInput, StreamEvent, StreamInput } from "@taskflow/contract";
import { listChanges, streamChanges } from "@taskflow/domain";
import { tracked } from "@trpc/server";
// What a subscription's type names in the emitted declaration.
import type {} from "@trpc/server/unstable-core-do-not-import";
import { atOnce } from "../at-once.ts";
import { toldByRows } from "../told-by-rows.ts";
import { streamOf } from "../stream-of.ts";
import { router, memberProcedure, toTransportError } from "../trpc.ts";

const tags = ["Changes"] as const;
const COLLECTION = "/workspaces/{workspaceId}/changes";

export const changeRouter = router({
  since: memberProcedure
    .meta({
      openapi: {
        method: "GET",
        path: COLLECTION,
        summary: "What changed after a number of the change log",
        description:
          "Each thing once and as it is now; begin with `after=0`, go on with `number` while `hasMore`.",
        tags,
      },
    })
    .input(atOnce(ListChangesInput))
    .output(toldByRows(ChangeDelta))
    .query(({ ctx, input }) => listChanges(ctx.domain, input)),
  stream: memberProcedure
    .meta({
      openapi: {
        method: "GET",
        path: `${COLLECTION}/stream`,
        summary: "What changes from now on, as it happens",
        description:
          "Server-sent events for as long as the session and the membership last, at most ten streams a person. The id of each event is the number of a change: send the last one as `Last-Event-ID` to go on from there.",
        tags,
      },
    })
    .input(atOnce(StreamInput))
    .output(streamOf(StreamEvent))
    .subscription(async function* ({ ctx, input, signal }) {
      try {
        const items = streamChanges(ctx.domain, input, signal ?? new AbortController().signal);
        for await (const { number, event } of items) yield tracked(number, event);
      } catch (error) {
        // What ends a stream later on, no middleware sees.
        throw toTransportError(error);
      }
    }),
});
