import { nearest } from "../conditions/nearest.ts";

/**
 * What is known beforehand of a value that templates may name: a `value` has no members, those of an `open` one are up to
 * whoever made the call, and the others are listed.
 */
export type Shape = "value" | "open" | { list: Shape } | { members: Readonly<Record<string, Shape>> };

const values = (...names: string[]): Record<string, Shape> =>
  Object.fromEntries(names.map((name) => [name, "value" as const]));

const EVIDENCE: Shape = { list: { members: values("turn", "quote", "start_ms") } };
export const FIELD_MEMBERS = [
  "value",
  "status",
  "raw",
  "evidence",
  "alternatives",
  "chosen",
  "suggested",
  "rule",
  "needs_review",
  "by",
  "at",
] as const;
const FIELD: Shape = {
  members: { ...values(...FIELD_MEMBERS), evidence: EVIDENCE, alternatives: { list: "value" } },
};
const CALL_VALUES = [
  ...["id", "provider", "provider_call_id", "direction", "status", "end_reason", "from_number", "to_number"],
  ...["customer_number", "started_at", "ended_at", "duration_ms", "timezone", "recording_url"],
  "asked_for_human",
];
const TURNS: Shape = { list: { members: values("role", "text", "start_ms", "end_ms") } };

/** Where a template is filled in: a follow-up's variables when it is planned, a webhook's request when it is sent. */
export type Stage = "plan" | "request";

/** Everything that a template may name for an agent with these fields; a field's own name comes before any other. */
export function variablesOf(fieldNames: readonly string[], stage: Stage): Shape {
  const each = (shape: Shape) => ({ members: Object.fromEntries(fieldNames.map((name) => [name, shape])) });
  const call = {
    ...values(...CALL_VALUES),
    metadata: "open",
    dynamic_variables: "open",
    transfer: { members: values("outcome") },
  } as const;
  return {
    members: {
      call: { members: stage === "request" ? { ...call, transcript: "value", turns: TURNS } : call },
      agent: { members: values("id", "name", "language", "timezone", "version") },
      analysis: {
        members: {
          ...values("status", "reason", "model", "completed_at"),
          data: each("value"),
          fields: each(FIELD),
        },
      },
      ...(stage === "request"
        ? {
            schedule: { members: values("id", "at", "to_number", "action") },
            event: { members: values("id") },
            action: { members: values("name", "explanation") },
          }
        : {}),
      now: "value",
      ...each("value").members,
    },
  };
}

/** A path into the variables: names, numbers of a list, and null for what only the call itself decides. */
export type Path = readonly (string | number | null)[];

/** The shape at the end of a path, or a sentence that says which name is wrong and which was meant. */
export function shapeAt(root: Shape, path: Path): { shape: Shape } | { wrong: string } {
  let shape = root;
  for (const [i, step] of path.entries()) {
    if (shape === "open") return { shape };
    const before = path.slice(0, i).join(".");
    if (step === null)
      return { wrong: `Write out which member of ${before} is meant: what is computed cannot be checked.` };
    if (step === "size" && (shape === "value" || "list" in shape)) return { shape: "value" };
    const inner = memberOf(shape, step);
    if (inner === null) return { wrong: unknown(shape, before, String(step)) };
    shape = inner;
  }
  return { shape };
}

function memberOf(shape: Exclude<Shape, "open">, step: string | number): Shape | null {
  if (shape === "value") return null;
  if ("list" in shape) return typeof step === "number" || /^(\d+|first|last)$/.test(step) ? shape.list : null;
  return Object.hasOwn(shape.members, step) ? (shape.members[step] ?? null) : null;
}

function unknown(shape: Exclude<Shape, "open">, before: string, step: string): string {
  const within = (name: string) => (before ? `${before}.${name}` : name);
  const what = `Nothing is called ${within(step)}.`;
  if (shape === "value") return `${what} ${before} is a single value.`;
  if ("list" in shape) return `${what} ${before} is a list: loop over it, or take ${before}[0].`;
  const names = Object.keys(shape.members);
  const meant = nearest(step, names);
  if (meant) return `${what} Did you mean ${within(meant)}?`;
  return `${what} ${before ? `${before} has` : "Use a field of the agent, or"} ${names.slice(0, 30).join(", ")}.`;
}
