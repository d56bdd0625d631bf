import type { abilitiesOf } from "../../../../connections/view.ts";
import { Status } from "../../../parts/status.tsx";
import { useViewer } from "../../../viewer.ts";
import { abilityWords, connectionsWords as words } from "../../../words/connections.ts";

export type Abilities = ReturnType<typeof abilitiesOf>;
const NAMES = ["dial", "end", "transfer", "live_turns", "fetch_transcript"] as const;

/** What can be done through a provider; with `instead`, what a person can do where it cannot. */
export function Abilities({ can, instead }: { can: Abilities; instead?: Partial<Record<string, string>> }) {
  const { t } = useViewer();
  const missing = NAMES.flatMap((name) => (!can[name] && instead?.[name] ? [instead[name]] : []));
  return (
    <>
      <ul class="plain abilities">
        {NAMES.map((name) => (
          <li>
            <Status tone={can[name] ? "good" : "none"}>
              <span class="hidden">{t(can[name] ? words.can : words.cannot)}: </span>
              {t(abilityWords[name])}
            </Status>
          </li>
        ))}
      </ul>
      {missing.map((sentence) => (
        <p class="hint" lang="en">
          {sentence}
        </p>
      ))}
    </>
  );
}
