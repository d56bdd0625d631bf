import type { Configuration } from "./configuration.ts";

/** A member whose value is another; undefined: it is not there. `member` is a dotted path: `config.url`. */
export interface MemberChange {
  member: string;
  from: unknown;
  to: unknown;
}

/** What became of the settings, of one field, or of one action; `name` as it is now, or was where it is gone. */
export interface PartChange {
  part: "settings" | "field" | "action";
  name: string;
  kind: "added" | "removed" | "changed" | "moved";
  members: MemberChange[];
}

type Json = Record<string, unknown>;
interface Named {
  name: string;
}

/**
 * What differs between two configurations: settings first, then field by field and action by action in the order of the
 * later one, then what it no longer has. Parts are the same by name; a new name in the place of one that is gone, for a part
 * of the same type, is a change of name.
 */
export function configurationDifference(before: Configuration, after: Configuration): PartChange[] {
  const { post_call_data_extraction: fields, post_call_actions: actions, ...settings } = after;
  const { post_call_data_extraction: fieldsBefore, post_call_actions: actionsBefore, ...standing } = before;
  const members = memberChanges(standing, settings);
  return [
    ...(members.length > 0 ? [{ part: "settings", name: "", kind: "changed", members } as const] : []),
    ...listChanges("field", fieldsBefore, fields),
    ...listChanges("action", actionsBefore, actions),
  ];
}

function listChanges<Part extends Named & { type: string }>(
  part: "field" | "action",
  before: readonly Part[],
  after: readonly Part[],
): PartChange[] {
  const pairs = pairsOf(before, after);
  const order = new Map(
    pairs.flatMap(({ from, to }) => (from && to ? [from] : [])).map((one, i) => [one, i]),
  );
  // Moved only against the others that stayed: one that is added or removed above moves nothing.
  const orderBefore = before.filter((one) => order.has(one));
  return pairs.flatMap(({ from, to }): PartChange[] => {
    if (!from) return to ? [{ part, name: to.name, kind: "added", members: memberChanges({}, to) }] : [];
    if (!to) return [{ part, name: from.name, kind: "removed", members: memberChanges(from, {}) }];
    const members = memberChanges(from, to);
    if (members.length > 0) return [{ part, name: to.name, kind: "changed", members }];
    const moved = orderBefore.indexOf(from) !== order.get(from);
    return moved ? [{ part, name: to.name, kind: "moved", members: [] }] : [];
  });
}

interface Pair<Part> {
  from: Part | null;
  to: Part | null;
}

function pairsOf<Part extends Named & { type: string }>(
  before: readonly Part[],
  after: readonly Part[],
): Pair<Part>[] {
  const named = new Map(before.map((one) => [one.name, one]));
  const names = new Set(after.map(({ name }) => name));
  const gone = before.filter(({ name }) => !names.has(name));
  const pairs = after.map((to, i) => {
    const place = before[i];
    const renamed =
      !named.has(to.name) && place && gone.includes(place) && place.type === to.type ? place : null;
    return { from: named.get(to.name) ?? renamed, to };
  });
  const kept = new Set(pairs.map(({ from }) => from));
  return [...pairs, ...gone.filter((from) => !kept.has(from)).map((from) => ({ from, to: null }))];
}

/** Member by member, into the objects that both have; a condition, a body or a list is one value. */
function memberChanges(before: object, after: object, inside = ""): MemberChange[] {
  const [from, to] = [before as Json, after as Json];
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((name) => {
    const [was, is] = [own(from, name), own(to, name)];
    if (isSame(was, is)) return [];
    const member = inside + name;
    const opens = name === "config" || name === "calling_window" || name === "headers";
    if (opens && (isRecord(was) || isRecord(is)))
      return memberChanges(isRecord(was) ? was : {}, isRecord(is) ? is : {}, `${member}.`);
    return [{ member, from: was ?? undefined, to: is ?? undefined }];
  });
}

const own = (json: Json, name: string): unknown => (Object.hasOwn(json, name) ? json[name] : undefined);

/** Null, an empty text and an absent member say the same. */
function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

const canonical = (value: unknown): string =>
  JSON.stringify(value === "" ? null : (value ?? null), (_, inner) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
