import * as z from "zod";
import type { TableRequest } from "../analyses/export-table.ts";
import { gatherFilters, tableQuery, tableRequestOf } from "../analyses/table-query.ts";
import { EXPORT_FORMATS, type FileShape } from "../calls/file-pages.ts";
import { callQuery, filterOf } from "../calls/filter.ts";
import { fieldErrors, invalid } from "../errors.ts";
import type { CallFilter } from "../store/call-filter.ts";
import { FILTER_OPERATORS } from "../store/data-rows.ts";

export const EXPORT_KINDS = ["calls", "data"] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

/** A filter is some words and names; what is longer is none. */
const MAX_REQUEST_CHARACTERS = 10_000;

const kind = z.enum(EXPORT_KINDS, "Use calls or data.");
const file = {
  format: z.enum(EXPORT_FORMATS, "Use csv or jsonl.").default("csv"),
  bom: z.boolean("Use true or false.").default(false),
};

const CallsExport = z.strictObject({
  kind,
  ...file,
  filter: z
    .looseObject({}, "Give its members as an object.")
    .transform(asAddress)
    // As one member, the filters by fields would not be what is stored.
    .refine((filter) => !Object.hasOwn(Object(filter), "data"), "Filter by data.<field>.")
    .pipe(callQuery({}))
    .prefault({}),
});
const DataExport = tableQuery({ kind, ...file, agent_id: z.string("Give the agent's id.").max(64) });

/** What the members of a request are once they were found right, before they are read. */
const StoredFilter = z.record(z.string(), z.string());
const StoredTable = z.object({
  from: z.string().optional(),
  until: z.string().optional(),
  sort: z.string().optional(),
  direction: z.enum(["asc", "desc"]).optional(),
  data: z.array(z.object({ field: z.string(), operator: z.enum(FILTER_OPERATORS), value: z.string() })),
});

/** What was asked for, as it is stored and shown: the members of the request. */
export interface StoredRequest extends Omit<FileShape, "columns">, Partial<z.infer<typeof StoredTable>> {
  kind: ExportKind;
  agent_id?: string;
  filter?: z.infer<typeof StoredFilter>;
}

/** The same in the rooms' words. */
export type AskedExport = { stored: StoredRequest } & (
  | { kind: "calls"; agentId: null; filter: CallFilter }
  | { kind: "data"; agentId: string; table: TableRequest }
);

/** The body of `POST /v1/exports`, or what is stored of it; `invalid` names every wrong member. */
export function readExportRequest(input: unknown): AskedExport {
  const wanted = read(z.looseObject({ kind }), input);
  if (JSON.stringify(wanted).length > MAX_REQUEST_CHARACTERS)
    throw invalid([{ field: "filter", message: "It is too long: filter by less." }]);
  if (wanted.kind === "calls") {
    const { format, bom, filter } = read(CallsExport, wanted);
    const stored: StoredRequest = { kind: wanted.kind, format, bom };
    stored.filter = StoredFilter.parse(asAddress(wanted.filter ?? {}));
    return { kind: "calls", agentId: null, filter: filterOf(filter), stored };
  }
  const asked = asAddress(wanted);
  const { format, bom, agent_id: agentId, ...members } = read(DataExport, asked);
  const stored = {
    ...{ kind: wanted.kind, format, bom, agent_id: agentId },
    ...StoredTable.parse(gatherFilters(asked)),
  };
  return { kind: "data", agentId, table: tableRequestOf(members), stored };
}

function read<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (!result.success) throw invalid(fieldErrors(result.error.issues));
  return result.data;
}

/** JSON has numbers and truth values where an address, which these filters are made for, has their text. */
function asAddress(members: unknown): unknown {
  if (typeof members !== "object" || members === null || Array.isArray(members)) return members;
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      name !== "bom" && ["number", "boolean"].includes(typeof value) ? String(value) : value,
    ]),
  );
}
