import type { Heard } from "../../../../connections/heard.ts";
import { Icon } from "../../../parts/icon.tsx";
import { renewed } from "../../../parts/renewed.ts";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";
import type { ConnectionView } from "./state.tsx";

interface FirstMessageProps {
  view: ConnectionView;
  provider: string;
  heard: Heard;
  path: string;
}

/** Whether the provider reaches us: asks again by itself until it does. */
export function FirstMessage({ view, provider, heard, path }: FirstMessageProps) {
  const { t } = useViewer();
  return (
    <section
      {...renewed("heard", path, heard.isHeard ? null : "every 5s")}
      role="status"
      aria-label={t(words.firstMessage)}
    >
      {heard.isHeard ? (
        <p class="notice good">
          <Icon name="good" /> <strong>{t(words.arrives, { provider })}</strong> <Newest heard={heard} />
        </p>
      ) : (
        <p class="notice waiting">
          <Icon name="waiting" /> <strong>{t(words.waitingFor, { provider })}</strong> {t(words.waitingText)}
        </p>
      )}
      {view.refused > 0 ? (
        <p class="notice warning">
          <Icon name="warning" /> {t(words.refusedTimes, { n: view.refused })} {t(words.lastAt)}{" "}
          <Time at={view.last_refused_at} style="exact" />. {t(words.refusedRemedy)}{" "}
          <a href={`${path}/edit`}>{t(words.toEdit)}</a>
        </p>
      ) : null}
    </section>
  );
}

function Newest({ heard: { at, callId } }: { heard: Heard }) {
  const { t } = useViewer();
  if (at === null) return <>{t(words.quietLately)}</>;
  return (
    <>
      {t(words.lastCame)} <Time at={at} />. <a href={`/dashboard/calls/${callId}`}>{t(words.seeCall)}</a>
    </>
  );
}
