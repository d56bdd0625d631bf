import { getAgent } from "../agents/read.ts";
import type { Turn } from "../calls/turn.ts";
import { type Field, type FieldFormat, resolveField } from "../extraction/field.ts";
import type { Database } from "../store/database.ts";
import { type CorrectedCall, listCorrectedCalls } from "../store/labels.ts";

export interface LabelSelection {
  /** Only calls that a person spoke on from then on, epoch milliseconds; null: all. */
  since: number | null;
  /** Whether fields marked `pii` are labelled too. The transcripts hold what was said in any case. */
  includePii: boolean;
}

/** How a value of a format is compared, in the words of labelled calls; any other text is compared as text. */
const COMPARED_AS: Partial<Record<FieldFormat, string>> = {
  date: "date",
  time: "time",
  phone: "phone",
  email: "email",
  url: "code",
  currency: "code",
};

/**
 * The calls of an agent on which people have spoken, as labelled calls: what was said, and the right value of each field
 * that was corrected or confirmed. Oldest first, page by page, so that memory stays bounded. `not_found` where there is
 * no such agent.
 */
export async function labelledCalls(
  db: Database,
  workspaceId: string,
  agentId: string,
  selection: LabelSelection,
) {
  await getAgent(db, workspaceId, agentId);
  return pages(db, workspaceId, agentId, selection);
}

async function* pages(
  db: Database,
  workspaceId: string,
  agentId: string,
  { since, includePii }: LabelSelection,
) {
  for (let after = ""; ; ) {
    const page = await listCorrectedCalls(db, workspaceId, agentId, { since, after });
    const last = page.at(-1);
    if (!last) return;
    for (const call of page) {
      const labelled = labelledCall(call, includePii);
      if (labelled.fields.length > 0) yield labelled;
    }
    after = last.id;
  }
}

function labelledCall(call: CorrectedCall, includePii: boolean) {
  const corrected = new Map(call.corrected);
  const labelled = call.definitions
    .filter(({ name, pii }) => corrected.has(name) && (includePii || !pii))
    .map((definition) => ({ given: definition.format, ...resolveField(definition) }));
  const formats = labelled.flatMap((field) => {
    const format = comparedAs(field);
    return format ? [[field.name, format]] : [];
  });
  return {
    id: call.id,
    source: "corrections",
    call_time: call.startedAt,
    timezone: call.timezone,
    language: call.language,
    turns: call.turns.flatMap(spokenTurn),
    fields: labelled.map(({ name, type, description, options, given }) => ({
      ...{ name, type, description },
      ...(type === "enum" && { options }),
      ...(given && { format: given }),
    })),
    expected: Object.fromEntries(labelled.map(({ name }) => [name, corrected.get(name) ?? null])),
    meta: formats.length > 0 ? { formats: Object.fromEntries(formats) } : {},
  };
}

function comparedAs({ format, digitsOnly }: Field): string | undefined {
  return (format && COMPARED_AS[format]) ?? (digitsOnly ? "digits" : undefined);
}

/** Labelled calls know two who speak; what a system or a tool wrote is left out. */
function spokenTurn({ role, text, start_ms }: Turn) {
  if (role !== "agent" && role !== "customer") return [];
  return [
    { role: role === "agent" ? "agent" : "user", text, ...(start_ms === undefined ? {} : { start_ms }) },
  ];
}
