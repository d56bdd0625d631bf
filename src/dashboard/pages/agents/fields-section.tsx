import { FIELD_TYPES } from "../../../extraction/field.ts";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { FieldRow } from "./field-row.tsx";
import { DoButton } from "./form/do-button.tsx";
import type { DraftForm } from "./form/write.ts";

/** What is read from each call: the fields in their order, and a way to add one of each type. */
export function FieldsSection({ form }: { form: DraftForm }) {
  const { t } = useViewer();
  const fields = form.list("fields");
  return (
    <section id="fields" aria-labelledby="fields-title">
      <h2 id="fields-title">{t(words.partFields)}</h2>
      <p class="about">{t(words.fieldsAbout)}</p>
      {form.messages("fields").map((message) => (
        <p class="error" lang="en">
          {message}
        </p>
      ))}
      {fields.length === 0 ? <p class="empty">{t(words.noFields)}</p> : null}
      {fields.map((_, index) => (
        <FieldRow form={form} index={index} count={fields.length} />
      ))}
      <div class="doings">
        <span>{t(words.addField)}</span>
        {FIELD_TYPES.map((type) => (
          <DoButton does={`fields.add.${type}`}>{t(words.addFieldOf, { type: t(words[type]) })}</DoButton>
        ))}
      </div>
    </section>
  );
}
