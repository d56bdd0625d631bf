import { type Access, beyond, EVERYTHING, RESOURCES } from "../../../../access/scope.ts";
import type { FieldError } from "../../../../errors.ts";
import { describedBy, inputId, Notes, TextField } from "../../../parts/fields.tsx";
import { Errors, Form } from "../../../parts/form.tsx";
import { errorAt, type FormValues, inputAt } from "../../../parts/form-values.ts";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { resourceWords, keysWords as words } from "../../../words/keys.ts";
import { Settings } from "../navigation.tsx";

interface KeyFormProps {
  values: FormValues;
  /** The scopes of who makes the key. */
  own: readonly string[];
  errors?: readonly FieldError[];
  notice?: string;
}

/** A key and what it may do, in words; nobody gives more than they may do themselves. */
export function KeyForm({ values, own, errors = [], notice }: KeyFormProps) {
  const { t } = useViewer();
  const mayGive = (scope: string) => beyond(own, [scope]).length === 0;
  const scopesError = errorAt(errors, "scopes");
  const kinds = [
    {
      value: "everything",
      label: words.everything,
      hint: words.everythingHint,
      mayGive: mayGive(EVERYTHING),
    },
    { value: "read", label: words.read, hint: words.readHint, mayGive: mayGive("read") },
    { value: "chosen", label: words.chosen, hint: words.chosenHint, mayGive: true },
  ];
  const chosen = kinds.find((kind) => kind.value === values.one("access") && kind.mayGive) ?? kinds[2];
  return (
    <Settings current="keys">
      <Heading
        title={t(words.newTitle)}
        trail={[{ href: "/dashboard/settings/keys", label: t(words.title) }]}
      />
      <Errors errors={errors} />
      {notice ? (
        <p class="notice warning" role="alert">
          {notice}
        </p>
      ) : null}
      <Form action="/dashboard/settings/keys" class="card wide-narrow">
        <input type="hidden" name="keys" value={values.one("keys")} />
        <TextField
          {...inputAt({ values, errors }, "name")}
          label={t(words.name)}
          hint={t(words.nameHint)}
          autocomplete="off"
          required
        />
        <fieldset
          class="scopes"
          id={inputId("scopes")}
          tabindex={-1}
          {...describedBy({ id: inputId("scopes"), error: scopesError })}
        >
          <legend>{t(words.may)}</legend>
          {kinds.map((kind) => (
            <div class="field check">
              <input
                type="radio"
                name="access"
                id={`access-${kind.value}`}
                value={kind.value}
                checked={kind === chosen}
                disabled={!kind.mayGive}
                aria-describedby={`access-${kind.value}-hint`}
              />
              <label for={`access-${kind.value}`}>{t(kind.label)}</label>
              <p class="hint" id={`access-${kind.value}-hint`}>
                {t(kind.hint)}
              </p>
            </div>
          ))}
          <ChosenScopes chosen={values.all("scope")} mayGive={mayGive} />
          {mayGive(EVERYTHING) ? null : <p class="hint">{t(words.tooMuch)}</p>}
          <Notes id={inputId("scopes")} error={scopesError} />
        </fieldset>
        <button type="submit">{t(words.make)}</button>
      </Form>
    </Settings>
  );
}

interface ChosenProps {
  chosen: readonly string[];
  mayGive: (scope: string) => boolean;
}

/** What a key without any scope may do need not be chosen. */
const mayAlways = (resource: string) => beyond([], [`${resource}:read`]).length === 0;

/** Shown where the last kind is chosen: the sheet sees to it. */
function ChosenScopes({ chosen, mayGive }: ChosenProps) {
  const { t, language } = useViewer();
  const sorted = RESOURCES.filter((resource) => !mayAlways(resource))
    .map((resource) => ({ resource, name: t(resourceWords[resource]) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
  return (
    <ul class="plain chosen">
      {sorted.map(({ resource, name }) => (
        <li>
          <span>{name}</span>
          <ScopeBox {...{ resource, name, access: "read", chosen, mayGive }} />
          <ScopeBox {...{ resource, name, access: "write", chosen, mayGive }} />
        </li>
      ))}
    </ul>
  );
}

function ScopeBox(props: ChosenProps & { resource: string; name: string; access: Access }) {
  const { t } = useViewer();
  const { resource, name, access, chosen, mayGive } = props;
  const scope = `${resource}:${access}`;
  const id = inputId(scope);
  const word = t(access === "read" ? words.readShort : words.writeShort);
  return (
    <span class="box">
      <input
        type="checkbox"
        name="scope"
        id={id}
        value={scope}
        checked={chosen.includes(scope)}
        disabled={!mayGive(scope)}
      />
      <label for={id}>
        <span class="hidden">{name}: </span>
        {word}
      </label>
    </span>
  );
}
