import { MAX_DEPTH, MAX_NODES } from "../../../../conditions/caps.ts";
import type { Field } from "../../../../extraction/field.ts";
import type { Draft } from "../form/read.ts";
import { isGroup, listAt, nodeAt, type Path, textAt, withNode } from "../json-path.ts";
import { freeName, isActionType, LISTS, newAction, newPart } from "./new-parts.ts";
import { fieldsOf } from "./operands.ts";
import { groupKind, settleCondition, sizeOf } from "./settle-condition.ts";

const ACTIONS = "post_call_actions";

/**
 * A draft after a button of its actions was pressed; `words` are what the button says behind `actions.`: `add.webhook`,
 * `0.up`, `1.condition.all.0.group.any`, `2.config.retry.remove`. One that means nothing here changes nothing.
 */
export function editActions(draft: Draft, words: readonly string[]): Draft {
  const actions = listAt(draft, ACTIONS);
  const [first = "", type = ""] = words;
  const changed =
    first === "add"
      ? isActionType(type)
        ? [...actions, newAction(type, actions)]
        : actions
      : edit(actions, readCommand(words), fieldsOf(draft));
  return isWithinCaps(listAt(changed)) ? { ...draft, [ACTIONS]: changed } : draft;
}

/**
 * A draft whose comparisons fit the fields that they name, and whose actions carry nothing that a choice in them has ruled
 * out; called after every change, since a select may have been changed by hand.
 */
export function settleActions(draft: Draft): Draft {
  if (!Array.isArray(draft[ACTIONS])) return draft;
  const fields = fieldsOf(draft);
  return { ...draft, [ACTIONS]: draft[ACTIONS].map((action) => settleAction(action, fields)) };
}

function settleAction(action: unknown, fields: readonly Field[]): unknown {
  const settled = conditionPaths(action).reduce(
    (node, path) => withNode(node, path, settleCondition(nodeAt(node, path), fields)),
    action,
  );
  const fallback = ["config", "fallback"];
  if (textAt(settled, ...fallback, "type") !== "message") return settled;
  const { type, message } = { message: "", ...Object(nodeAt(settled, fallback)) };
  return withNode(settled, fallback, { type, message });
}

/** Where an action may have conditions: its own, and those of whom it transfers to. */
function conditionPaths(action: unknown): Path[] {
  const targets = listAt(action, "config", "targets").map((_, i) => [
    "config",
    "targets",
    `${i}`,
    "condition",
  ]);
  return [["condition"], ...targets].filter((path) => isGroup(nodeAt(action, path)));
}

interface Command {
  path: Path;
  verb: string;
  /** Into what: `group.all`, `turn.any`, `as.number`. */
  argument: string;
}

const WITH_ARGUMENT = new Set(["group", "turn", "as"]);

function readCommand(words: readonly string[]): Command {
  const [last = "", before = ""] = words.toReversed();
  if (WITH_ARGUMENT.has(before)) return { path: words.slice(0, -2), verb: before, argument: last };
  return { path: words.slice(0, -1), verb: last, argument: "" };
}

function edit(tree: unknown[], { path, verb, argument }: Command, fields: readonly Field[]): unknown {
  const node = nodeAt(tree, path);
  if (verb === "add") return add(tree, path, fields);
  // A secret is never in the form, so it is not there to be taken away: null says so.
  if (verb === "forget") return path.at(-1) === "secret" ? withNode(tree, path, null) : tree;
  if (node === undefined || path.length === 0) return tree;
  switch (verb) {
    case "remove":
      return remove(tree, path);
    case "up":
      return move(tree, path, -1);
    case "down":
      return move(tree, path, 1);
    case "duplicate":
      return duplicate(tree, path, node);
    case "group":
      return withNode(tree, path, grouped(node, argument));
    case "turn":
      return withNode(tree, path, turned(node, argument));
    case "ungroup":
      return ungroup(tree, path, node);
    case "as":
      return withNode(tree, path, readAs(node, argument));
    case "field":
      return withNode(tree, [...path, "field"], fields[0]?.name ?? "call.status");
    default:
      return tree;
  }
}

function add(tree: unknown[], path: Path, fields: readonly Field[]): unknown {
  const place = path.at(-1) ?? "";
  const holder = path.slice(0, -1);
  const around = nodeAt(tree, holder);
  const part = newPart(place, around, fields);
  if (part === undefined || nodeAt(tree, path.slice(0, 1)) === undefined) return tree;
  if (!LISTS.has(place)) return nodeAt(tree, path) == null ? withNode(tree, path, part) : tree;
  if (place !== "targets")
    return groupKind(around) ? withNode(tree, path, [...listAt(around, place), part]) : tree;
  // The one number becomes the first of the list: an action has the one or the other.
  const number = nodeAt(around, ["to_number"]);
  const first = number === undefined ? [] : [{ to_number: number }];
  const listed = withNode(tree, path, [...first, ...listAt(around, place), part]);
  return withNode(listed, [...holder, "to_number"], undefined);
}

/** A group that loses its last member goes with it: "all of nothing" would hold for every call. */
function remove(tree: unknown, path: Path): unknown {
  const rest = withNode(tree, path, undefined);
  const holder = path.slice(0, -1);
  const left = nodeAt(rest, holder);
  const isEmpty = Array.isArray(left) ? left.length === 0 : isGroup(left) && Object.keys(left).length === 0;
  const canGo = holder.includes("condition") || holder.at(-1) === "targets" || holder.at(-1) === "by_outcome";
  return isEmpty && canGo ? remove(rest, holder) : rest;
}

function move(tree: unknown[], path: Path, by: 1 | -1): unknown {
  const [holder, from] = [path.slice(0, -1), Number(path.at(-1))];
  const list = nodeAt(tree, holder);
  const to = from + by;
  if (!Array.isArray(list) || to < 0 || to >= list.length) return tree;
  return withNode(tree, holder, list.with(from, list[to]).with(to, list[from]));
}

function duplicate(tree: unknown[], path: Path, node: unknown): unknown {
  const holder = path.slice(0, -1);
  const list = nodeAt(tree, holder);
  if (!Array.isArray(list)) return tree;
  const isAction = holder.length === 0;
  const copy = isAction ? withNode(node, ["name"], freeName(textAt(node, "name"), tree)) : node;
  return withNode(tree, holder, list.toSpliced(Number(path.at(-1)) + 1, 0, copy));
}

function grouped(node: unknown, kind: string): unknown {
  if (kind === "not") return { not: node };
  return kind === "all" || kind === "any" ? { [kind]: [node] } : node;
}

/** `all` into `any` and back. */
function turned(node: unknown, into: string): unknown {
  const kind = groupKind(node);
  if ((kind !== "all" && kind !== "any") || (into !== "all" && into !== "any")) return node;
  return { [into]: listAt(node, kind) };
}

/** Puts what a group holds in its place; several members only into a group of the same kind, where they mean the same. */
function ungroup(tree: unknown[], path: Path, node: unknown): unknown {
  const kind = groupKind(node);
  if (!kind) return tree;
  const members = kind === "not" ? [nodeAt(node, ["not"])] : listAt(node, kind);
  if (members.length === 1) return withNode(tree, path, members[0]);
  const holder = path.slice(0, -1);
  const list = nodeAt(tree, holder);
  if (!Array.isArray(list) || holder.at(-1) !== kind) return tree;
  return withNode(tree, holder, list.toSpliced(Number(path.at(-1)), 1, ...members));
}

/** A value, or a body, as another type: of metadata only a person knows which one it has. */
function readAs(node: unknown, type: string): unknown {
  const text = typeof node === "string" ? node : JSON.stringify(node, null, 2);
  switch (type) {
    case "text":
      return text;
    case "number":
      return Number.isFinite(Number(text)) ? Number(text) : 0;
    case "boolean":
      return text !== "false";
    case "null":
      return null;
    case "json":
      return parsed(text) ?? node;
    default:
      return node;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A button that would make a condition larger than the checks allow does nothing; it is not offered either. */
function isWithinCaps(actions: readonly unknown[]): boolean {
  return actions
    .flatMap((action) => conditionPaths(action).map((path) => sizeOf(nodeAt(action, path))))
    .every(({ depth, nodes }) => depth <= MAX_DEPTH && nodes <= MAX_NODES);
}
