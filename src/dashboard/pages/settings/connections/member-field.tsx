import { CheckField, Field, inputProps, SelectField, TextArea, TextField } from "../../../parts/fields.tsx";
import { useViewer } from "../../../viewer.ts";
import { memberWords, connectionsWords as words } from "../../../words/connections.ts";
import type { MemberInput } from "./members.ts";

interface MemberProps {
  member: MemberInput;
  error: string | undefined;
}

/** A setting of a provider's, under the name that its set-up steps call it by. */
export function SettingField({ member, error, value }: MemberProps & { value: string }) {
  const { t } = useViewer();
  const { kind, choices, fallback } = member;
  const field = nameOf(member, "settings", t, error);
  const notSet = fallback === null ? t(words.leaveOut) : t(words.isDefault, { value: fallback });
  const hint = [
    field.hint,
    ...(kind === "json" ? [t(words.jsonHint)] : []),
    ...(fallback === null ? [] : [notSet]),
  ];
  const hinted = { ...field, hint: hint.join(" · ") };
  if (kind === "boolean") return <CheckField {...field} checked={value === "true"} />;
  if (kind === "choice") {
    const options = choices.map((choice) => ({ value: choice, label: choice }));
    return <SelectField {...field} value={value} choices={[{ value: "", label: notSet }, ...options]} />;
  }
  if (kind === "json") return <TextArea {...hinted} value={value} rows={5} />;
  return <TextField {...hinted} value={value} type={kind} dir="auto" autocomplete="off" />;
}

interface CredentialProps extends MemberProps {
  /** One is stored: an empty input keeps it. */
  isSet: boolean;
  /** Made for the person, to be copied; shown this once. */
  proposed: string | null;
}

/** A credential goes in and never comes out: nothing of what is stored, or was just sent, stands in the page. */
export function CredentialField({ member, error, isSet, proposed }: CredentialProps) {
  const { t } = useViewer();
  const { kind, choices, required, fallback } = member;
  const field = nameOf(member, "credentials", t, error);
  const state = isSet
    ? t(words.keepHint)
    : !required && fallback !== null
      ? t(words.isDefault, { value: fallback })
      : null;
  if (kind === "choice") {
    const none = isSet ? t(words.asStands) : t(words.isDefault, { value: fallback ?? "" });
    const options = choices.map((choice) => ({ value: choice, label: choice }));
    return <SelectField {...field} value="" choices={[{ value: "", label: none }, ...options]} />;
  }
  if (proposed !== null) return <ProposedSecret field={field} proposed={proposed} />;
  const hinted = { ...field, hint: [field.hint, ...(state ? [state] : [])].join(" · ") };
  // A PEM has lines, which no input of one line keeps.
  if (member.name === "private_key") {
    return (
      <Field {...hinted}>
        <textarea
          class="code"
          rows={4}
          spellcheck={false}
          autocomplete="off"
          required={required && !isSet}
          {...inputProps(hinted)}
        />
      </Field>
    );
  }
  const type = member.name === "url" ? "text" : "password";
  return <TextField {...hinted} type={type} autocomplete="new-password" required={required && !isSet} />;
}

function ProposedSecret({ field, proposed }: { field: ReturnType<typeof nameOf>; proposed: string }) {
  const { t } = useViewer();
  const props = { ...field, hint: `${field.hint} · ${t(words.ownSecretHint)}` };
  const input = inputProps(props);
  return (
    <Field {...props}>
      <span class="copy">
        <input type="text" value={proposed} autocomplete="off" spellcheck={false} required {...input} />
        <button type="button" class="quiet" data-copy={`#${input.id}`} data-copied={t(words.copiedSecret)}>
          {t(words.copySecret)}
        </button>
      </span>
    </Field>
  );
}

function nameOf(
  { name, required }: MemberInput,
  place: "credentials" | "settings",
  t: ReturnType<typeof useViewer>["t"],
  error: string | undefined,
) {
  const word = Object.hasOwn(memberWords, name) ? memberWords[name] : undefined;
  const field = `${place}.${name}`;
  const optional = place === "credentials" && !required ? ` · ${t(words.optional)}` : "";
  return { name: field, label: word ? t(word) : name, hint: field + optional, error };
}
