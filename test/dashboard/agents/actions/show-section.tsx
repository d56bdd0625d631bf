import { ActionsSection } from "../../../../src/dashboard/pages/agents/actions/section.tsx";
import type { Draft } from "../../../../src/dashboard/pages/agents/form/read.ts";
import { openForm } from "../../../../src/dashboard/pages/agents/form/write.ts";
import { type Viewer, ViewerContext } from "../../../../src/dashboard/viewer.ts";
import { type Language, translate } from "../../../../src/dashboard/words/words.ts";
import type { FieldError } from "../../../../src/errors.ts";

const viewer = (language: Language): Viewer => ({
  language,
  zone: "UTC",
  theme: "system",
  now: 0,
  path: "/dashboard/agents/agent_1",
  signedIn: { name: "Test", csrf: "token" },
  t: (phrase, values) => translate(language, phrase, values),
});

/** The actions of a draft as the editor shows them, with the input that carries the rest. */
export function show(draft: Draft, errors: readonly FieldError[] = [], language: Language = "en"): string {
  const form = openForm(draft, errors);
  const call = { callId: "call_1", at: 0, number: "+14155550123", summary: "Nora" };
  const section = (
    <ActionsSection form={form} agentId="agent_1" agents={[{ id: "agent_2", name: "Desk" }]} calls={[call]} />
  );
  const rendered = String(
    <ViewerContext.Provider value={viewer(language)}>{section}</ViewerContext.Provider>,
  );
  const carried = form.carried();
  return `${rendered}${String(<input type="hidden" {...carried} />)}`;
}
