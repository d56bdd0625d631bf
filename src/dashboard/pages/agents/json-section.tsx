import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import type { LineError } from "./json-text.ts";

/** The name of the text's input; where it is sent, the draft is what it says. */
export const JSON_INPUT = "json";

/** The agent as JSON: the same draft as one text, with what is wrong in it named by line. */
export function JsonSection({ text, errors }: { text: string; errors: readonly LineError[] }) {
  const { t } = useViewer();
  const described =
    errors.length > 0 ? { "aria-invalid": "true" as const, "aria-describedby": "json-errors" } : {};
  return (
    <section id="json" aria-labelledby="json-title">
      <h2 id="json-title">{t(words.partJson)}</h2>
      <p class="about">{t(words.jsonAbout)}</p>
      <div id="json-errors" aria-live="polite">
        {errors.length > 0 ? (
          <ul class="notice bad" lang="en">
            {errors.map(({ line, member, message }) => (
              <li dir="auto">
                {line === null ? null : <strong lang={undefined}>{t(words.line, { n: line })}: </strong>}
                {member === "" ? null : <code>{member}</code>} {message}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div class="field">
        <label for="json-text">{t(words.jsonText)}</label>
        <textarea id="json-text" name={JSON_INPUT} class="code" rows={30} spellcheck={false} {...described}>
          {`\n${text}`}
        </textarea>
      </div>
    </section>
  );
}
