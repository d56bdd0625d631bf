import type { Action } from "../../../../actions/action.ts";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";

/** Where the answer of a preview or a test comes to stand: of another action, or under another name, it is gone. */
export const resultId = (index: number | string, name: string) =>
  `result-${index}-${encodeURIComponent(name).replace(/[^A-Za-z0-9]/g, "-")}`;

/** What an action makes of the chosen call, and for a webhook the request sent as a test. Both post the draft. */
export function PreviewButtons({
  agentId,
  index,
  name,
  type,
}: {
  agentId: string;
  index: number;
  name: string;
  type: Action["type"];
}) {
  const { t } = useViewer();
  const base = `/dashboard/agents/${agentId}/actions`;
  const id = resultId(index, name);
  const shown = {
    "hx-target": `#${id}`,
    "hx-select": `#${id}`,
    "hx-swap": "outerHTML",
    // The form's own request, which follows every change, is not to break this one off.
    "hx-sync": "this:drop",
  };
  const doing = { name: "action", value: String(index), type: "submit" as const };
  return (
    <>
      <div class="doings">
        <button
          {...doing}
          {...shown}
          class="quiet"
          formaction={`${base}/preview`}
          hx-post={`${base}/preview`}
        >
          {t(words.preview)}
        </button>
        {type === "webhook" ? (
          <button
            {...doing}
            {...shown}
            class="quiet"
            formaction={`${base}/test-target`}
            hx-post={`${base}/test-target`}
            hx-confirm={t(words.sendTestConfirm)}
          >
            {t(words.sendTest)}
          </button>
        ) : null}
      </div>
      <div id={id} aria-live="polite" hx-preserve="true" />
    </>
  );
}
