import { SelectField, TextField } from "../../../parts/fields.tsx";
import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { THEMES, useViewer } from "../../../viewer.ts";
import { preferencesWords as words } from "../../../words/preferences.ts";
import { Settings } from "../navigation.tsx";

export function PreferencesPage({
  values,
  error,
}: {
  values: { language: string; zone: string; theme: string };
  error?: string | undefined;
}) {
  const { t } = useViewer();
  return (
    <Settings current="preferences">
      <Heading title={t(words.title)} about={t(words.about)} />
      <Form action="/dashboard/settings/preferences" class="card narrow">
        <SelectField
          name="language"
          label={t(words.language)}
          value={values.language}
          choices={[
            { value: "en", label: "English" },
            { value: "tr", label: "Türkçe" },
          ]}
        />
        <TextField
          name="zone"
          label={t(words.zone)}
          hint={t(words.zoneHint)}
          value={values.zone}
          error={error}
          required
        />
        <SelectField
          name="theme"
          label={t(words.theme)}
          value={values.theme}
          choices={THEMES.map((theme) => ({ value: theme, label: t(words[theme]) }))}
        />
        <button type="submit">{t(words.save)}</button>
      </Form>
    </Settings>
  );
}
