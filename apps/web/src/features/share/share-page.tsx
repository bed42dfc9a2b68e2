import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId, useState } from "react";
import { appCodeOf, describeError } from "../../lib/app-error.ts";
import { useDelayed } from "../../lib/use-delayed.ts";
import { type RouterOutputs, useTRPCClient } from "../../lib/trpc.ts";
import { usePageTitle } from "../../lib/use-page-title.ts";
import { t } from "../../texts/t-visit.ts";
import { Button } from "../../ui/button.tsx";
import { DoorFrame } from "../session/door-frame.tsx";
import { SharePassword } from "./share-password.tsx";
import { SharedTasks } from "./shared-tasks.tsx";

/** One project, for whoever has its link. */
export function SharePage({ secret }: { readonly secret: string }) {
  const client = useTRPCClient();
  const [opened, setOpened] = useState<RouterOutputs["share"]["open"] | null>(null);
  const [closed, setClosed] = useState<RouterOutputs["share"]["open"] | null>(null);
  const query = useQuery({
    // The secret itself has no place in a key, which tools show.
    queryKey: ["shared-project", useId()],
    queryFn: () => client.share.open.mutate({ secret }),
    enabled: secret !== "",
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const project = opened ?? query.data;
  const isOpen = project !== undefined && project !== closed;
  usePageTitle(isOpen ? project.name : t("shared.page"));
  if (isOpen) {
    return (
      <SharedTasks
        key={project.pass}
        secret={secret}
        project={project}
        onVoid={() => setClosed(project)}
      />
    );
  }
  if (closed?.pass === null) {
    return <Message title={t("shared.ended")}>{t("shared.endedWhy")}</Message>;
  }
  if (closed) return <SharePassword secret={secret} isAgain onOpened={setOpened} />;
  if (secret === "") {
    return <Message title={t("invite.missing")}>{t("invite.missingWhy")}</Message>;
  }
  if (!query.isError) return <Loading />;
  const code = appCodeOf(query.error);
  // The server tells nobody which links there are, so not either which of them have a password.
  if (code === "share_void" || code === "invalid_input") {
    return <SharePassword secret={secret} onOpened={setOpened} />;
  }
  return (
    <Message
      title={t("shared.failed")}
      action={
        <Button look="primary" onClick={() => void query.refetch()}>
          {t("action.tryAgain")}
        </Button>
      }
    >
      {describeError(query.error)}
    </Message>
  );
}

interface MessageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

function Message({ title, children, action }: MessageProps) {
  return (
    <DoorFrame title={title}>
      <p role="alert" className="text-center text-ink-soft text-pretty">
        {children}
      </p>
      {action !== undefined && <div className="flex justify-center">{action}</div>}
    </DoorFrame>
  );
}

function Loading() {
  const isSlow = useDelayed(true);
  return (
    <DoorFrame title={t("shared.page")}>
      <p role="status" className="text-center text-ink-soft">
        {isSlow && t("shared.loading")}
      </p>
    </DoorFrame>
  );
}
