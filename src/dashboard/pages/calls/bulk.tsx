import { WhichRows } from "../../parts/choose-rows.tsx";
import { CheckField } from "../../parts/fields.tsx";
import { useViewer } from "../../viewer.ts";
import { callsWords as words } from "../../words/calls.ts";

/** What can be done with many calls at once; it stands in the form that holds their boxes. */
export function Bulk({ mayMatch }: { mayMatch: boolean }) {
  const { t } = useViewer();
  return (
    <details class="card">
      <summary>{t(words.withChecked)}</summary>
      {mayMatch ? (
        <WhichRows label={t(words.which)} matching={t(words.matching)} />
      ) : (
        <p class="hint">{t(words.onlyByAgent)}</p>
      )}
      <CheckField name="fire_actions" label={t(words.fireActions)} checked={false} />
      <button type="submit" data-confirm={t(words.sureReanalyse)}>
        {t(words.reanalyse)}
      </button>
    </details>
  );
}
