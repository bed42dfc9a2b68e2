import type { ReactNode } from "react";
import { useMomentFormat } from "../../lib/use-moment-format.ts";
import type { RouterOutputs } from "../../lib/trpc.ts";
import { EN_ACTIVITY } from "../../texts/en-activity.ts";
import { t } from "../../texts/t-settings.ts";
import { Initials } from "../../ui/initials.tsx";
import { relativeTime } from "../settings/relative-time.ts";

const MOMENT = { dateStyle: "medium", timeStyle: "short" } as const;
const FIELDS = EN_ACTIVITY.activity.field;

type Act = RouterOutputs["activity"]["list"]["items"][number];
type Field = keyof typeof FIELDS;

/** One act, as a sentence. */
export function ActivityRow({ act }: { readonly act: Act }) {
  const format = useMomentFormat(MOMENT);
  const who = actorOf(act);
  const more = details(act);
  const name = (words: ReactNode) => <strong className="font-medium text-ink">{words}</strong>;
  const isOwn = act.kind === "member" && act.actorId === act.entityId && act.act !== "changed";
  return (
    <li className="flex items-start gap-3 border-b border-hairline py-2.5 last:border-0">
      <Initials name={who} className="mt-0.5 size-6 text-xs" />
      <p className="min-w-0 flex-1 text-pretty text-ink-soft">
        {isOwn
          ? t.rich(act.act === "created" ? "activity.joined" : "activity.left", { who, name })
          : t.rich(`activity.done.${act.act}`, {
              who,
              name,
              kind: t(`activity.noun.${nounOf(act)}`),
              title: act.title ?? t("activity.unnamed"),
              what: (words) => <span className="text-ink">{words}</span>,
            })}
        {more !== "" && <span className="text-ink-faint">{` · ${more}`}</span>}
      </p>
      <time
        dateTime={act.at}
        title={format(act.at)}
        className="shrink-0 pt-0.5 text-sm text-ink-faint"
      >
        {relativeTime(act.at)}
      </time>
    </li>
  );
}

function actorOf({ who, actorId, actorName }: Act): string {
  if (who.kind === "system") return t("activity.system");
  const person = actorName ?? (actorId === null ? t("activity.gone") : t("activity.former"));
  if (who.kind === "person") return person;
  return t("activity.token", { token: who.name ?? t("activity.unnamed"), who: person });
}

function nounOf({ entity, kind }: Act) {
  return entity === "project_member" || entity === "share_link" ? entity : kind;
}

/** What it was set to where one word says it, else what was changed. */
function details({ act, status, role, fields }: Act): string {
  if (status !== null) return t("activity.now", { word: t(`status.word.${status}`) });
  if (role !== null) return t("activity.now", { word: t(`role.word.${role}`) });
  if (act !== "changed") return "";
  return fields
    .flatMap((field) => (isField(field) ? [t(`activity.field.${field}`)] : []))
    .join(", ");
}

function isField(field: string): field is Field {
  return field in FIELDS;
}
