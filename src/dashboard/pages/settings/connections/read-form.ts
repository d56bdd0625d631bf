import { type FieldError, invalid } from "../../../../errors.ts";
import type { ConnectionRow } from "../../../../store/connections.ts";
import { type FormValues, linesOf, numberOr } from "../../../parts/form-values.ts";
import type { MemberInput } from "./members.ts";

/** What a form of a connection says, as the verbs read it; `members` are those of the provider's own forms. */
export function readForm(
  values: FormValues,
  members: { credentials: readonly MemberInput[]; settings: readonly MemberInput[] },
) {
  const errors: FieldError[] = [];
  const credentials = readMembers(values, "credentials", members.credentials, errors);
  const settings = readMembers(values, "settings", members.settings, errors);
  if (errors.length > 0) throw invalid(errors);
  return {
    name: values.one("name") || null,
    agent_id: values.one("agent_id"),
    agents: pairsOf(values),
    numbers: linesOf(values.one("numbers")).map(readNumber),
    role_map: Object.fromEntries(linesOf(values.one("role_map")).map(readRole)),
    settings,
    ...(Object.keys(credentials).length > 0 ? { credentials } : {}),
  };
}

/** What stands in an input is sent; an empty one is left out: a credential stays as it was, a setting is its default. */
function readMembers(
  values: FormValues,
  place: string,
  members: readonly MemberInput[],
  errors: FieldError[],
): Record<string, unknown> {
  return Object.fromEntries(
    members.flatMap(({ name, kind }): [string, unknown][] => {
      const field = `${place}.${name}`;
      const text = values.one(field);
      if (text === "") return [];
      if (kind === "number") return [[name, numberOr(text)]];
      if (kind === "boolean") return [[name, text === "true"]];
      if (kind !== "json") return [[name, text]];
      try {
        return [[name, JSON.parse(text)]];
      } catch {
        errors.push({ field, message: "This is no JSON: look for a missing quote, comma or bracket." });
        return [];
      }
    }),
  );
}

function pairsOf(values: FormValues): Record<string, string> {
  const ours = values.all("ours");
  const pairs = values.all("theirs").map((theirs, i): [string, string] => [theirs, ours[i] ?? ""]);
  return Object.fromEntries(pairs.filter(([theirs, agentId]) => theirs !== "" || agentId !== ""));
}

/** `+14155550123 pn_42`: what follows a whole number is the provider's id of it. */
function readNumber(line: string): string | { phone_number: string; id: string } {
  const [, number, id] = /^(\+\d{8,15})\s+(\S.*)$/.exec(line) ?? [];
  return number !== undefined && id !== undefined ? { phone_number: number, id } : line;
}

function readRole(line: string): [string, string] {
  const at = line.lastIndexOf("=");
  return at < 0 ? [line, ""] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}

/** The values with which the form of a connection begins that stands. */
export function standingValues(row: ConnectionRow): Record<string, string | string[] | null> {
  const settings = Object.entries(row.settings).map(([name, value]): [string, string] => [
    `settings.${name}`,
    typeof value === "object" ? JSON.stringify(value, null, 2) : String(value),
  ]);
  return {
    name: row.name,
    agent_id: row.agentId,
    theirs: Object.keys(row.agents),
    ours: Object.values(row.agents),
    numbers: row.numbers.map(({ phone_number: number, id }) => (id ? `${number} ${id}` : number)).join("\n"),
    role_map: Object.entries(row.roleMap)
      .map(([track, role]) => `${track} = ${role}`)
      .join("\n"),
    ...Object.fromEntries(settings),
  };
}
