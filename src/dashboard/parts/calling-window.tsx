import type { FieldError } from "../../errors.ts";
import { type CallingWindow, WEEKDAYS } from "../../gate/calling-window.ts";
import { useViewer } from "../viewer.ts";
import { weekdays, callingWindowWords as words } from "../words/calling-window.ts";
import { CheckGroup } from "./check-group.tsx";
import { SelectField, TextField } from "./fields.tsx";
import { errorAt, type FormValues, inputAt } from "./form-values.ts";

/** The inputs of a calling window: their names begin with `name`, as its errors do. */
export function WindowFields({
  name,
  values,
  errors,
}: {
  name: string;
  values: FormValues;
  errors: readonly FieldError[];
}) {
  const { t } = useViewer();
  const at = (member: string) => inputAt({ values, errors }, `${name}.${member}`);
  return (
    <>
      <CheckGroup
        name={`${name}.days`}
        label={t(words.days)}
        choices={WEEKDAYS.map((day) => ({ value: day, label: t(weekdays[day].long) }))}
        chosen={values.all(`${name}.days`)}
        error={errorAt(errors, `${name}.days`)}
      />
      <div class="row top">
        <TextField {...at("start")} label={t(words.start)} placeholder="09:00" />
        <TextField {...at("end")} label={t(words.end)} placeholder="20:00" hint={t(words.endHint)} />
      </div>
      <div class="row top">
        <TextField {...at("timezone")} label={t(words.zone)} hint={t(words.zoneHint)} />
        <SelectField
          {...at("public_holidays")}
          label={t(words.holidays)}
          choices={[
            { value: "skip", label: t(words.skip) },
            { value: "ring", label: t(words.ring) },
          ]}
        />
      </div>
    </>
  );
}

/** What the inputs say, as the verbs read it. */
export const readWindow = (values: FormValues, name: string) => ({
  days: values.all(`${name}.days`),
  start: values.one(`${name}.start`),
  end: values.one(`${name}.end`),
  timezone: values.one(`${name}.timezone`) || "callee",
  public_holidays: values.one(`${name}.public_holidays`) || "skip",
});

/** A window as the inputs of its form hold it. */
export const windowValues = (window: CallingWindow, name: string) =>
  Object.fromEntries(Object.entries(window).map(([member, value]) => [`${name}.${member}`, value]));

/** A window in one line. */
export function WindowText({ window }: { window: CallingWindow }) {
  const { t } = useViewer();
  const { days, start, end, timezone, public_holidays: holidays } = window;
  const named = WEEKDAYS.filter((day) => days.includes(day)).map((day) => t(weekdays[day].short));
  const when = named.length === WEEKDAYS.length ? t(words.everyDay) : named.join(", ");
  const clock = timezone === "callee" ? t(words.ofCallee) : t(words.inZone, { zone: timezone });
  return (
    <>
      {`${when}, ${start}–${end} ${clock}`}
      <br />
      <span class="hint">{`${t(words.holidays)}: ${t(words[holidays])}`}</span>
    </>
  );
}
