import * as z from "zod";
import { RUN_STATUSES } from "../actions/action.ts";
import type { CallFilter } from "../store/call-filter.ts";
import { instant } from "../time/instant.ts";
import { countWords, MAX_SEARCH_CHARACTERS, MAX_SEARCH_WORDS, readSearch } from "./search.ts";
import { ANALYSIS_FILTERS, CALL_STATUSES, DIRECTIONS, TRANSFER_OUTCOMES } from "./status.ts";

/** Each is a look at every analysis that the other filters let through. */
const MAX_DATA_FILTERS = 3;

/** A plus that was not escaped has become a space on the way. */
const number = z.string().transform((text) => text.replace(/^ /, "+"));

/** A yes or no of a query. */
export const flag = z.stringbool({ truthy: ["true"], falsy: ["false"], error: "Use true or false." });

const FieldName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, "Use data.<field> with the name of a field.");

/** Empty, as a form sends it that nobody filled in, it asks for nothing. */
const Search = z
  .string("Give q once.")
  .max(MAX_SEARCH_CHARACTERS, `Search by at most ${MAX_SEARCH_CHARACTERS} characters.`)
  .transform((text) => (text.trim() === "" ? undefined : readSearch(text)))
  .refine((words) => words?.length !== 0, "Search by at least one letter or digit.")
  .refine(
    (words) => countWords(words ?? []) <= MAX_SEARCH_WORDS,
    `Search by at most ${MAX_SEARCH_WORDS} words.`,
  );

/**
 * The members of an address that choose calls, the same in every list, export and page. `data.<field>` also looks for values
 * that lists mask: whoever may list calls may open each of them, where nothing is masked (access/shown-calls.ts).
 */
export const CallFilterQuery = {
  agent_id: z.string().optional(),
  status: z.enum(CALL_STATUSES).optional(),
  direction: z.enum(DIRECTIONS).optional(),
  from: number.optional(),
  to: number.optional(),
  needs_review: flag.optional(),
  analysis_status: z.enum(ANALYSIS_FILTERS).optional(),
  transfer_outcome: z.enum(TRANSFER_OUTCOMES).optional(),
  action_status: z.enum(RUN_STATUSES).optional(),
  action_name: z.string().max(100).optional(),
  created_after: instant.optional(),
  created_before: instant.optional(),
  q: Search.optional(),
  data: z
    .record(FieldName, z.string("Give each field once."))
    .refine(
      (data) => Object.keys(data).length <= MAX_DATA_FILTERS,
      `Filter by at most ${MAX_DATA_FILTERS} fields.`,
    ),
};
export type CallFilterQuery = z.infer<z.ZodObject<typeof CallFilterQuery>>;

/** The schema of a query string: the filter with what else a door takes. What nobody knows is refused by name. */
export const callQuery = <Others extends z.core.$ZodLooseShape>(others: Others) =>
  z.preprocess(gatherData, z.strictObject({ ...CallFilterQuery, ...others }));

/** `data.<field>=<value>` as one member, which has a schema where any name may stand. */
function gatherData(query: unknown): unknown {
  // A record cannot hold that one name: it stays outside, and is refused there.
  const isData = ([name]: [string, unknown]) => name.startsWith("data.") && name !== "data.__proto__";
  const members = Object.entries(query ?? {});
  const data = members.filter(isData).map(([name, value]) => [name.slice("data.".length), value]);
  return {
    data: Object.fromEntries(data),
    ...Object.fromEntries(members.filter((member) => !isData(member))),
  };
}

/** What a query asks for, in the rooms' words. */
export function filterOf(query: CallFilterQuery): CallFilter {
  return {
    agentId: query.agent_id,
    status: query.status,
    direction: query.direction,
    from: query.from,
    to: query.to,
    needsReview: query.needs_review,
    analysisStatus: query.analysis_status,
    transferOutcome: query.transfer_outcome,
    actionStatus: query.action_status,
    actionName: query.action_name,
    createdAfter: query.created_after,
    createdBefore: query.created_before,
    words: query.q,
    data: query.data,
  };
}
