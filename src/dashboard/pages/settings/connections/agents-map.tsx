import { describedBy, inputId, Notes } from "../../../parts/fields.tsx";
import type { FormValues } from "../../../parts/form-values.ts";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";

/** Rows to fill in behind those that stand; more come with the next time the form is opened. */
const SPARE_ROWS = 2;

interface AgentsMapProps {
  provider: string;
  agents: ReadonlyMap<string, string>;
  values: FormValues;
  error: string | undefined;
}

/** The provider's voice agents, each with the one of ours that it is. */
export function AgentsMap({ provider, agents, values, error }: AgentsMapProps) {
  const { t } = useViewer();
  const theirs = values.all("theirs");
  const ours = values.all("ours");
  const filled = theirs.map((id, i) => [id, ours[i] ?? ""] as const).filter(([a, b]) => a !== "" || b !== "");
  const rows = [...filled, ...Array.from({ length: SPARE_ROWS }, () => ["", ""] as const)];
  return (
    <fieldset id={inputId("agents")} tabindex={-1} {...describedBy({ id: inputId("agents"), error: error })}>
      <legend>{t(words.agents)}</legend>
      <p class="hint">{t(words.agentsAbout)}</p>
      {rows.map(([id, agentId], i) => (
        <div class="members">
          <label class="field">
            <span class="hint">{`${t(words.theirs, { provider })} ${i + 1}`}</span>
            <input type="text" name="theirs" value={id} autocomplete="off" />
          </label>
          <label class="field">
            <span class="hint">{`${t(words.ours)} ${i + 1}`}</span>
            <select name="ours">
              <option value="">–</option>
              {[...agents].map(([value, label]) => (
                <option value={value} selected={value === agentId}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </div>
      ))}
      <Notes id={inputId("agents")} error={error} />
    </fieldset>
  );
}
