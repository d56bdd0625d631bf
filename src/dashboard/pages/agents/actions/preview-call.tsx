import { formatTime } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import type { CallChoice } from "../latest-calls.ts";

/** The call that previews and tests are made of: one of the latest. */
export function PreviewCall({
  calls,
  chosen,
}: {
  calls: readonly CallChoice[];
  chosen?: string | undefined;
}) {
  const { t } = useViewer();
  if (calls.length === 0) return <p class="hint">{t(words.noCalls)}</p>;
  return (
    <div class="field narrow">
      <label for="preview-call">{t(words.previewCall)}</label>
      <select id="preview-call" name="preview-call" aria-describedby="preview-call-hint">
        <CallOptions calls={calls} chosen={chosen} />
      </select>
      <p class="hint" id="preview-call-hint">
        {t(words.previewHint)}
      </p>
    </div>
  );
}

/** Calls to choose from, each by its time, number and values. */
export function CallOptions({ calls, chosen }: { calls: readonly CallChoice[]; chosen: string | undefined }) {
  const { zone, language } = useViewer();
  return (
    <>
      {calls.map(({ callId, at, number, summary }) => (
        <option value={callId} selected={callId === chosen}>
          {[formatTime(language, zone, at), number, summary].filter(Boolean).join(" · ")}
        </option>
      ))}
    </>
  );
}
