import { useViewer } from "../../../viewer.ts";
import { actionsWords as words } from "../../../words/actions.ts";
import { DoButton } from "../form/do-button.tsx";
import { Checkbox, Select, TextArea, TextInput } from "../form/inputs.tsx";
import type { CardProps } from "./action-card.tsx";
import { MapRows } from "./map-rows.tsx";
import { VariablesList } from "./variables-list.tsx";

const METHODS = ["POST", "PUT", "PATCH", "DELETE", "GET"];

/** A request to the user's own system: where it goes and what it says. */
export function WebhookFields({ form, place, fields }: CardProps) {
  const { t } = useViewer();
  const at = (member: string) => `${place}.config.${member}`;
  const method = form.text(at("method"));
  return (
    <>
      <div class="even">
        <Select
          input={method}
          label={t(words.method)}
          choices={[
            ...(method.value === "" ? [{ value: "", label: "POST" }] : []),
            ...METHODS.filter((one) => method.value !== "" || one !== "POST").map((one) => ({
              value: one,
              label: one,
            })),
          ]}
        />
      </div>
      <TextInput
        input={form.text(at("url"), { required: true })}
        inputmode="url"
        label={t(words.url)}
        hint={t(words.urlHint)}
      />
      <BodyFields form={form} place={at("body")} omit={at("omit_null")} />
      <VariablesList names={fields.map(({ name }) => name)} />
      <MapRows
        rows={form.map(at("headers"))}
        label={t(words.headers)}
        hint={t(words.headersHint)}
        messages={form.messagesWithin(at("headers"))}
      />
      <MapRows
        rows={form.map(at("query"))}
        label={t(words.query)}
        hint={t(words.queryHint)}
        messages={form.messagesWithin(at("query"))}
      />
      <SecretField form={form} place={at("secret")} />
    </>
  );
}

function BodyFields({ form, place, omit }: Pick<CardProps, "form" | "place"> & { omit: string }) {
  const { t } = useViewer();
  const body = form.at(place);
  if (body === undefined) {
    return (
      <fieldset>
        <legend>{t(words.body)}</legend>
        <p>{t(words.bodyStandard)}</p>
        <DoButton does={`${place}.add`}>{t(words.bodyOwn)}</DoButton>
      </fieldset>
    );
  }
  const isText = typeof body === "string";
  return (
    <fieldset>
      <legend>{t(words.body)}</legend>
      <TextArea
        input={isText ? form.text(place, { multiline: true, required: true }) : form.json(place)}
        label={t(words.body)}
        hint={t(isText ? words.bodyText : words.bodyJson)}
        rows={10}
        code
      />
      {isText ? null : <Checkbox input={form.flag(omit)} label={t(words.omitNull)} />}
      <div class="doings">
        <DoButton does={`${place}.as.${isText ? "json" : "text"}`}>
          {t(isText ? words.bodyAsJson : words.bodyAsText)}
        </DoButton>
        <DoButton does={`${place}.remove`}>{t(words.bodyBack)}</DoButton>
      </div>
    </fieldset>
  );
}

/** What is stored never comes back into a page; what was just typed stays until it is saved. */
function SecretField({ form, place }: Pick<CardProps, "form" | "place">) {
  const { t } = useViewer();
  if (form.at(place) === null) {
    return (
      <p>
        {t(words.secretGoes)} <DoButton does={`${place}.remove`}>{t(words.secretKeep)}</DoButton>
      </p>
    );
  }
  return (
    <>
      <TextInput
        input={form.text(place)}
        type="password"
        autocomplete="new-password"
        label={t(words.secret)}
        hint={t(words.secretHint)}
      />
      <DoButton does={`${place}.forget`}>{t(words.secretForget)}</DoButton>
    </>
  );
}
