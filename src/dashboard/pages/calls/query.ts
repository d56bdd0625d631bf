import { callQuery, filterOf } from "../../../calls/filter.ts";
import { fieldErrors } from "../../../errors.ts";
import type { CallFilter } from "../../../store/call-filter.ts";
import { isoAt } from "../../../time/local-time.ts";
import { readDay } from "../../days.ts";

/** The members of the page's address as they stand in its form. */
export type Values = Readonly<Record<string, string>>;

export interface Asked {
  values: Values;
  filter: CallFilter;
  /** The same as the API names it. */
  members: Readonly<Record<string, string>>;
  after: string | null;
  checked: readonly string[];
  /** Why the filter was left out. */
  problem: string | null;
}

/** As ids are written (id.ts); what is none finds nothing. */
const CALL_ID = /^call_[0-9a-z]{26}$/;
const Query = callQuery({});

/**
 * What an address asks for. Days are the viewer's; a member that is empty, as a form sends it, asks for nothing. A filter
 * that is wrong shows all calls and says why: a page has something on it.
 */
export function readQuery(params: URLSearchParams, zone: string): Asked {
  const values = Object.fromEntries([...params].map(([name, value]) => [name, value.trim()]));
  const { after, call, since, until, field, value, ...members } = values;
  const [from, to] = [readDay(since, zone), readDay(until, zone)];
  const asked = {
    ...given(members),
    ...(from ? { created_after: isoAt(from.first, zone) } : {}),
    ...(to ? { created_before: isoAt(to.past, zone) } : {}),
    ...(field ? { [`data.${field}`]: value ?? "" } : {}),
  };
  const read = Query.safeParse(asked);
  const issues = read.success ? [] : fieldErrors(read.error.issues);
  return {
    values,
    filter: read.success ? filterOf(read.data) : {},
    members: read.success ? asked : {},
    after: after && CALL_ID.test(after) ? after : null,
    checked: params.getAll("call").filter((id) => CALL_ID.test(id)),
    problem: issues[0] ? `${issues[0].field}: ${issues[0].message}` : null,
  };
}

const given = (members: Record<string, string>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""));
