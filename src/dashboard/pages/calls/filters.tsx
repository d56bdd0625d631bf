import { ANALYSIS_FILTERS, CALL_STATUSES, TRANSFER_OUTCOMES } from "../../../calls/status.ts";
import { type Choice, choicesOf, SelectField, TextField } from "../../parts/fields.tsx";
import { DayFields, FilterButtons } from "../../parts/filters.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { callsWords as words } from "../../words/calls.ts";
import { filtersWords } from "../../words/filters.ts";
import {
  analysisStatuses,
  callStatuses,
  directions,
  runStatuses,
  type State,
  transferOutcomes,
} from "../../words/statuses.ts";
import type { Values } from "./query.ts";

/** What the list is narrowed to: a form of GET, so that each list has an address of its own. */
export function Filters({ values, agents }: { values: Values; agents: ReadonlyMap<string, string> }) {
  const { t } = useViewer();
  const any = { value: "", label: t(filtersWords.any) };
  const states = (names: readonly string[], known: Readonly<Record<string, State>>): Choice[] => [
    any,
    ...names.map((value) => ({ value, label: known[value] ? t(known[value][0]) : value })),
  ];
  const { q: _, ...others } = values;
  // Where a call goes on, nothing waits for its analysis: `pending` has those too, and is there for who asked for it.
  const readings = ANALYSIS_FILTERS.filter((one) => one !== "pending" || values.analysis_status === one);
  const isOpen = Object.entries(others).some(
    ([name, value]) => value !== "" && name !== "after" && name !== "call",
  );
  return (
    <search>
      <form class="card" action="/dashboard/calls" aria-label={t(filtersWords.filters)}>
        <div class="search-row">
          <TextField
            name="q"
            type="search"
            label={t(words.search)}
            hint={t(words.searchHint)}
            value={values.q}
          />
          <button type="submit">{t(filtersWords.apply)}</button>
        </div>
        <details open={isOpen}>
          <summary>{t(filtersWords.filters)}</summary>
          <div class="filters">
            <SelectField
              name="agent_id"
              label={t(words.agent)}
              value={values.agent_id}
              choices={[any, ...choicesOf(agents)]}
            />
            <SelectField
              name="status"
              label={t(words.status)}
              value={values.status}
              choices={states(CALL_STATUSES, callStatuses)}
            />
            <SelectField
              name="direction"
              label={t(words.direction)}
              value={values.direction}
              choices={[
                any,
                ...(["inbound", "outbound"] as const).map((value) => ({
                  value,
                  label: t(directions[value]),
                })),
              ]}
            />
            <SelectField
              name="analysis_status"
              label={t(words.analysis)}
              value={values.analysis_status}
              choices={states(readings, analysisStatuses)}
            />
            <SelectField
              name="needs_review"
              label={t(words.review)}
              value={values.needs_review}
              choices={[
                any,
                { value: "true", label: t(words.reviewYes) },
                { value: "false", label: t(words.reviewNo) },
              ]}
            />
            <SelectField
              name="action_status"
              label={t(words.actions)}
              value={values.action_status}
              choices={states(Object.keys(runStatuses), runStatuses)}
            />
            <SelectField
              name="transfer_outcome"
              label={t(words.transfer)}
              value={values.transfer_outcome}
              choices={states(TRANSFER_OUTCOMES, transferOutcomes)}
            />
            <DayFields since={values.since} until={values.until} />
            <TextField name="field" label={t(words.field)} value={values.field} dir="ltr" />
            <TextField name="value" label={t(words.value)} value={values.value} dir="auto" />
          </div>
          <Hours values={values} />
          <FilterButtons path="/dashboard/calls" />
        </details>
      </form>
    </search>
  );
}

/** The hours of an address that the overview made; they stay until the filters are cleared. */
function Hours({ values: { created_after: from, created_before: before } }: { values: Values }) {
  const { t } = useViewer();
  if (!from || !before) return null;
  return (
    <p>
      {t(words.arrivedBetween)} <Time at={from} /> – <Time at={before} />
      <input type="hidden" name="created_after" value={from} />
      <input type="hidden" name="created_before" value={before} />
    </p>
  );
}
