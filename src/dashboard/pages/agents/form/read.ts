import { Configuration } from "../../../../agents/configuration.ts";
import { AppError } from "../../../../errors.ts";
import { readText } from "./kind.ts";
import { KINDS, type Kind, type Path, pathOf } from "./name.ts";
import { Tree } from "./tree.ts";

/** A configuration on its way: anything may be missing or wrong in it, and the checks of `agents/draft.ts` say what. */
export type Draft = Record<string, unknown>;

/** The hidden input with all that had no input of its own: JSON of [path, value] pairs (`write.ts`). */
export const CARRIED = "carried";

/** Well above a form of 100 fields and 50 actions with their conditions. */
const MAX_INPUTS = 50_000;
/** A condition's ten levels of two parts each, inside a target of an action. */
const MAX_DEPTH = 40;
const MAX_NAME_CHARS = 400;
const NAME = /^[a-z][a-z_]*(?:\.(?:[a-z_]+|\d{1,4}))*(?::([a-z]+))?$/;
/** One row of an object with names of the user's: `actions.0.config.headers:map.2.key`. */
const ROW = /^([a-z_.\d]+):map\.(\d{1,4})\.(?:(key)|value(?::([a-z]+))?)$/;
/** Names that mean something to objects themselves; no configuration has such a member. */
const HOSTILE = /(?:^|\.)(?:__proto__|constructor|prototype)(?:$|[.:])/;

const foreign = (name: string) =>
  new AppError(
    "unreadable",
    `The form has an input that no page makes (${name.slice(0, 60)}): reload the page, then try again.`,
  );

/**
 * The draft in a form's inputs: name and text, in the order of the page. Inputs that are no member of a configuration are
 * the page's own and passed over. `unreadable` where a name is none that `write.ts` gives, `too_large` above 50,000 inputs.
 */
export function readForm(inputs: Iterable<readonly [string, string]>): Draft {
  const all = [...inputs].filter(([name]) => isMember(name));
  if (all.length > MAX_INPUTS) throw new AppError("too_large", `A form has at most ${MAX_INPUTS} inputs.`);
  const tree = new Tree();
  for (const [name, text] of all) if (name === CARRIED) layCarried(tree, text);
  const rows = new Map<string, Row>();
  const chosen = new Map<string, Choice>();
  for (const [name, text] of all) {
    if (name.length > MAX_NAME_CHARS || HOSTILE.test(name)) throw foreign(name);
    if (name === CARRIED) continue;
    const row = ROW.exec(name);
    if (row) layCell(rows, row, text);
    else layInput(tree, chosen, name, text);
  }
  for (const { path, key = "", value = "" } of rows.values()) {
    if (key === "__proto__") throw foreign(key);
    if (key !== "" || value !== "") tree.set([...path, key], value);
  }
  for (const { path, was, now } of chosen.values()) {
    tree.set(path, [...was.filter((one) => now.has(one)), ...[...now].filter((one) => !was.includes(one))]);
  }
  return tree.toJson();
}

interface Row {
  path: Path;
  key?: string;
  value?: unknown;
}

/** Of a list of boxes: how it was, and which are ticked now. */
interface Choice {
  path: Path;
  was: readonly string[];
  now: Set<string>;
}

const OWN = new Set([CARRIED, "fields", "actions", ...Object.keys(Configuration.shape)]);
const isMember = (name: string) => OWN.has(name.split(/[.:]/, 1)[0] ?? "") || HOSTILE.test(name);

function layInput(tree: Tree, chosen: Map<string, Choice>, name: string, text: string): void {
  const matched = NAME.exec(name);
  if (!matched) throw foreign(name);
  const kind = matched[1] === undefined ? null : kindOf(matched[1], name);
  const place = name.split(":", 1)[0] ?? "";
  const path = pathOf(place);
  if (path.length > MAX_DEPTH) throw foreign(name);
  if (kind === "object") {
    tree.open(path);
    return;
  }
  if (kind === "set" || kind === "was") {
    const choice = chosen.get(place) ?? { path, was: [], now: new Set() };
    if (kind === "set") choice.now.add(text);
    else choice.was = listOf(text);
    chosen.set(place, choice);
    return;
  }
  const value = readText(text, kind);
  if (value !== undefined) tree.set(path, value);
}

function layCell(rows: Map<string, Row>, [name, place = "", at, key, kind]: RegExpExecArray, text: string) {
  const id = `${place}:${at}`;
  const path = pathOf(place);
  if (path.length > MAX_DEPTH) throw foreign(name);
  const row = rows.get(id) ?? { path };
  if (key) row.key = text;
  else row.value = readText(text, kind === undefined ? "text" : kindOf(kind, name));
  rows.set(id, row);
}

function layCarried(tree: Tree, text: string): void {
  for (const pair of listOf<unknown>(text)) {
    const [path, value] = Array.isArray(pair) ? pair : [];
    if (!isPath(path)) throw foreign(CARRIED);
    tree.set(path, value);
  }
}

const isPath = (path: unknown): path is Path =>
  Array.isArray(path) &&
  path.length <= MAX_DEPTH &&
  path.every(
    (part) => (typeof part === "string" && part !== "__proto__") || (Number.isInteger(part) && part >= 0),
  );

function listOf<Item = string>(text: string): Item[] {
  const value = readText(text, "json");
  return Array.isArray(value) ? value : [];
}

function kindOf(text: string, name: string): Kind {
  const kind = KINDS.find((one) => one === text);
  if (!kind) throw foreign(name);
  return kind;
}
