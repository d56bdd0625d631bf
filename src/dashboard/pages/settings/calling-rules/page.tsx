import type { Child, PropsWithChildren } from "hono/jsx";
import type { FieldError } from "../../../../errors.ts";
import { DEFAULT_RULES } from "../../../../gate/calling-rules.ts";
import { LAST_HOLIDAY_YEAR } from "../../../../gate/public-holidays.ts";
import type { CallingRulesView } from "../../../../gate/rules/read.ts";
import { WindowFields } from "../../../parts/calling-window.tsx";
import { TextArea, TextField } from "../../../parts/fields.tsx";
import { Errors, Form } from "../../../parts/form.tsx";
import { type FormValues, inputAt } from "../../../parts/form-values.ts";
import { Heading } from "../../../parts/heading.tsx";
import { formatTime } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { callingRulesWords as words } from "../../../words/calling-rules.ts";
import type { Phrase } from "../../../words/words.ts";
import { Settings } from "../navigation.tsx";
import { isSame } from "./read-form.ts";

export interface Shown {
  rules: CallingRulesView;
  /** Countries of the workspace's own numbers. */
  ownCountries: readonly string[];
  values: FormValues;
  errors: readonly FieldError[];
  /** True where somebody else changed the rules since the form was opened. */
  isStale: boolean;
}

type Member = keyof typeof DEFAULT_RULES;

export function CallingRulesPage(shown: Shown) {
  const { t, language, zone } = useViewer();
  const { rules, values, errors, isStale } = shown;
  const changed = rules.updated_at;
  const time = changed === null ? "" : formatTime(language, zone, Date.parse(changed));
  return (
    <Settings current="calling-rules">
      <Heading title={t(words.title)} about={t(words.about)} />
      <p class="hint">{changed === null ? t(words.neverChanged) : t(words.changedAt, { time })}</p>
      {isStale ? (
        <p class="notice warning" role="alert">
          {t(words.changedMeanwhile)}
        </p>
      ) : null}
      <Errors errors={errors} />
      <Form action="/dashboard/settings/calling-rules" class="rules">
        <input type="hidden" name="updated_at" value={rules.updated_at ?? ""} />
        <Hours {...shown} />
        <Rule
          of={["max_attempts_per_24_hours", "minutes_between_attempts"]}
          rules={rules}
          {...ABOUT.attempts}
        >
          <div class="row top">
            <NumberField {...shown} name="max_attempts_per_24_hours" label={t(words.attempts)} />
            <NumberField {...shown} name="minutes_between_attempts" label={t(words.minutes)} />
          </div>
        </Rule>
        <Countries {...shown} />
        <Rule
          of={["max_dials_per_day", "max_dials_per_country_per_day", "max_cost_usd_per_day"]}
          rules={rules}
          {...ABOUT.caps}
        >
          <div class="row top">
            <NumberField {...shown} name="max_dials_per_day" label={t(words.dials)} />
            <NumberField {...shown} name="max_dials_per_country_per_day" label={t(words.dialsOfCountry)} />
            <NumberField {...shown} name="max_cost_usd_per_day" label={t(words.cost)} />
          </div>
        </Rule>
        <Rule of={["price_usd_per_minute"]} rules={rules} {...ABOUT.price}>
          <div class="row top">
            <NumberField {...shown} name="price_usd_per_minute.default" label={t(words.price)} />
            <TextArea
              {...inputAt({ values, errors }, "price_usd_per_minute.countries")}
              label={t(words.prices)}
              hint={t(words.pricesHint)}
              rows={3}
            />
          </div>
        </Rule>
        <p>
          {t(words.listText)} <a href="/dashboard/settings/suppressions">{t(words.list)}</a>.
        </p>
        <button type="submit">{t(words.save)}</button>
      </Form>
    </Settings>
  );
}

const ABOUT = {
  window: { title: words.windowTitle, text: words.windowText, basis: words.windowBasis },
  attempts: { title: words.attemptsTitle, text: words.attemptsText, basis: words.attemptsBasis },
  countries: { title: words.countriesTitle, text: words.countriesText, basis: words.countriesBasis },
  caps: { title: words.capsTitle, text: words.capsText, basis: words.capsBasis },
  price: { title: words.priceTitle, text: words.priceText, basis: words.priceBasis },
} as const;

interface RuleProps {
  /** The members that it is made of. */
  of: readonly Member[];
  rules: CallingRulesView;
  title: Phrase;
  text: Phrase;
  basis: Phrase;
  more?: Child;
}

/** A rule: what it does, its inputs, and whose it is. */
function Rule({ of, rules, title, text, basis, more, children }: PropsWithChildren<RuleProps>) {
  const { t } = useViewer();
  const isDefault = of.every((member) => isSame(rules[member], DEFAULT_RULES[member]));
  return (
    <fieldset class="card rule">
      <legend>{t(title)}</legend>
      <p>{t(text)}</p>
      {children}
      {more}
      <p class="hint">
        <strong>{t(isDefault ? words.isDefault : words.isOwn)}.</strong> {t(words.basis)}: {t(basis)}
      </p>
    </fieldset>
  );
}

function Hours({ rules, values, errors }: Shown) {
  const { t } = useViewer();
  const holidays = t(words.holidaysText, { year: String(LAST_HOLIDAY_YEAR) });
  return (
    <Rule of={["calling_window"]} rules={rules} {...ABOUT.window} more={<p class="hint">{holidays}</p>}>
      <WindowFields name="calling_window" values={values} errors={errors} />
    </Rule>
  );
}

function Countries({ rules, values, errors, ownCountries }: Shown) {
  const { t } = useViewer();
  const own = ownCountries.length === 0 ? "" : ` (${ownCountries.join(", ")})`;
  return (
    <Rule of={["allowed_countries"]} rules={rules} {...ABOUT.countries}>
      <TextField
        {...inputAt({ values, errors }, "allowed_countries")}
        label={t(words.countries)}
        hint={t(words.countriesHint, { own })}
      />
    </Rule>
  );
}

function NumberField({ name, label, ...form }: Shown & { name: string; label: string }) {
  return <TextField {...inputAt(form, name)} label={label} type="number" step="any" min={0} required />;
}
