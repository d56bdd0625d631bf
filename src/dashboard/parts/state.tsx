import { useViewer } from "../viewer.ts";
import type { State as KnownState } from "../words/statuses.ts";
import { Status } from "./status.tsx";

/** A state out of a closed list; one that the list does not have yet is shown as it stands. */
export function State({ of, in: states }: { of: string; in: Readonly<Record<string, KnownState>> }) {
  const { t } = useViewer();
  const known = Object.hasOwn(states, of) ? states[of] : undefined;
  if (!known) return <Status tone="none">{of}</Status>;
  return <Status tone={known[1]}>{t(known[0])}</Status>;
}
