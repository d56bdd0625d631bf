import type { Heard } from "../../../../connections/heard.ts";
import type { viewConnection } from "../../../../connections/view.ts";
import { Status } from "../../../parts/status.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";

export type ConnectionView = ReturnType<typeof viewConnection>;

/** How a connection does, in a word. */
export function ConnectionState({ view, heard }: { view: ConnectionView; heard: Heard | undefined }) {
  const { t } = useViewer();
  if (view.problem !== null) return <Status tone="bad">{t(words.shut)}</Status>;
  if (heard?.isHeard) return <Status tone="good">{t(words.heard)}</Status>;
  return <Status tone="waiting">{t(words.waiting)}</Status>;
}
