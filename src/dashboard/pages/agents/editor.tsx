import { Form } from "../../parts/form.tsx";
import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { ActionsSection } from "./actions/section.tsx";
import { EditorNotice } from "./editor-notice.tsx";
import { FieldsSection } from "./fields-section.tsx";
import type { DraftForm } from "./form/write.ts";
import { JsonSection } from "./json-section.tsx";
import type { LineError } from "./json-text.ts";
import type { CallChoice } from "./latest-calls.ts";
import { PARTS, type Part } from "./place-words.ts";
import { SettingsSection } from "./settings-section.tsx";

export interface EditorState {
  id: string;
  /** The name under which the agent is saved. */
  name: string;
  /** The version that the draft began from, and that which stands. */
  version: number;
  standing: number;
  part: Part;
  form: DraftForm;
  /** Of the JSON view: its text, and what is wrong with it by line. */
  json: { text: string; errors: readonly LineError[] };
  /** Whether the draft differs from what is saved. */
  isChanged: boolean;
  /** What became of saving it, where that was asked for. */
  refused: "wrong" | "conflict" | null;
  agents: readonly { id: string; name: string }[];
  calls: readonly CallChoice[];
}

const PART_WORDS = {
  fields: words.partFields,
  actions: words.partActions,
  settings: words.partSettings,
  json: words.partJson,
};

/** An agent in the making: one form that carries all of it, of which one part is shown. */
export function Editor(state: EditorState) {
  const { t } = useViewer();
  const { id, name, version, part } = state;
  const here = `/dashboard/agents/${id}`;
  const draftUrl = `${here}/draft`;
  return (
    <>
      <EditorHeading id={id} name={name} version={state.standing} />
      <div id="editor">
        <Form
          action={draftUrl}
          id="editor-form"
          label={name}
          hx-post={draftUrl}
          hx-trigger="submit, check"
          hx-target="#editor"
          hx-select="#editor"
          hx-swap="morph"
          hx-sync="this:replace"
        >
          {/* Enter in an input presses the first button of a form, which is to change nothing. */}
          <button type="submit" name="do" value="check" class="hidden" tabindex={-1}>
            {t(words.check)}
          </button>
          <input type="hidden" name="version" value={String(version)} />
          <input type="hidden" name="part" value={part} />
          <EditorNotice {...state} />
          <nav class="tabs" aria-label={t(words.parts)}>
            <ul>
              {PARTS.map((one) => (
                <li>
                  <button
                    type="submit"
                    name="do"
                    value={`show.${one}`}
                    class="tab"
                    aria-current={one === part ? "page" : undefined}
                  >
                    {t(PART_WORDS[one])}
                  </button>
                </li>
              ))}
            </ul>
          </nav>
          <Shown {...state} />
          <SaveBar {...state} here={here} />
        </Form>
      </div>
      <script src="/assets/draft-form.js" defer />
    </>
  );
}

function Shown({ id, part, form, json, agents, calls }: EditorState) {
  switch (part) {
    case "fields":
      return <FieldsSection form={form} />;
    case "actions":
      return <ActionsSection form={form} agentId={id} agents={agents} calls={calls} />;
    case "settings":
      return <SettingsSection form={form} />;
    case "json":
      return <JsonSection {...json} />;
  }
}

/** How the draft stands, and what can be done with it as a whole; the end of the form, so that nothing is left behind. */
function SaveBar({ part, form, json, isChanged, here }: EditorState & { here: string }) {
  const { t } = useViewer();
  const wrong = part === "json" ? json.errors.length : form.errors.length;
  const tryIt = `${here}/try-it`;
  return (
    <div class="save-bar">
      <Carried part={part} form={form} />
      <p role="status" aria-live="polite" class={wrong > 0 ? "bad" : undefined}>
        {wrong > 0 ? t(words.toCorrect, { n: wrong }) : t(isChanged ? words.unsaved : words.allSaved)}
      </p>
      <div class="doings">
        <button type="submit" name="do" value="save">
          {t(words.save)}
        </button>
        <button
          type="submit"
          class="quiet"
          name="do"
          value="open"
          formaction={tryIt}
          hx-post={tryIt}
          hx-target="#content"
          hx-select="unset"
          hx-swap="innerHTML show:window:top"
          hx-push-url={tryIt}
        >
          {t(words.tryIt)}
        </button>
      </div>
    </div>
  );
}

/** A component of its own, so that it is made after all inputs before it have said what they show. */
function Carried({ part, form }: { part: Part; form: DraftForm }) {
  return part === "json" ? null : <input type="hidden" {...form.carried()} />;
}

function EditorHeading({ id, name, version }: { id: string; name: string; version: number }) {
  const { t } = useViewer();
  const here = `/dashboard/agents/${id}`;
  return (
    <Heading
      title={name}
      about={t(words.versionNow, { n: version })}
      trail={[{ href: "/dashboard/agents", label: t(words.title) }]}
    >
      <a class="button quiet" href={`${here}/versions`}>
        {t(words.versions)}
      </a>
      <Form action={`${here}/duplicate`}>
        <button type="submit" class="quiet">
          {t(words.duplicate)}
        </button>
      </Form>
      <a class="button quiet" href={`${here}/delete`}>
        {t(words.remove)}
      </a>
    </Heading>
  );
}
