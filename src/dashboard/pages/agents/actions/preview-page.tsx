import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { CarriedDraft } from "../form/carried-draft.tsx";
import type { PostedDraft } from "../posted-draft.ts";
import { type Outcome, PreviewResult } from "./preview-result.tsx";

/** The answer as a page of its own, for browsers without script; the editor's script takes the result out of it. */
export function PreviewPage({
  agentId,
  posted: { draft, origin },
  index,
  name,
  outcome,
}: {
  agentId: string;
  posted: PostedDraft;
  index: string;
  name: string;
  outcome: Outcome;
}) {
  const { t } = useViewer();
  const title = t(outcome.kind === "test" ? words.testTitle : words.previewTitle, { name });
  return (
    <>
      <Heading title={title} trail={[{ href: "/dashboard/agents", label: t(words.trailAgents) }]} />
      <PreviewResult index={index} name={name} outcome={outcome} />
      <Form action={`/dashboard/agents/${encodeURIComponent(agentId)}/draft`}>
        <CarriedDraft draft={draft} origin={origin} />
        <button type="submit">{t(words.backToEditor)}</button>
      </Form>
    </>
  );
}
