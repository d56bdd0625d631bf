import type { Viewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { pathOf, placeOf } from "./form/name.ts";
import type { Draft } from "./form/read.ts";
import { nodeAt } from "./json-path.ts";

export const PARTS = ["fields", "actions", "settings", "json"] as const;
export type Part = (typeof PARTS)[number];

export const partNamed = (text: string | undefined): Part => PARTS.find((part) => part === text) ?? "fields";

/** The part of the editor that has the input of a member. */
export function partOf(member: string): Part {
  const [root = ""] = placeOf(member).split(".");
  if (root === "fields" || root === "actions") return root;
  return WITH_INPUTS.has(root) ? "settings" : "json";
}

/** Members of an agent that the settings show; the others are seen as JSON. */
const WITH_INPUTS = new Set([
  "agent_name",
  "language",
  "timezone",
  "begin_message",
  "voice_id",
  "calling_window",
  "webhook_url",
  "webhook_events",
]);

/** A member as people find it: `Field 3 (score): options`. */
export function sayPlace(t: Viewer["t"], draft: Draft, member: string): string {
  const [root = "", at, ...inside] = placeOf(member).split(".");
  if ((root !== "fields" && root !== "actions") || !/^\d+$/.test(at ?? "")) return placeOf(member);
  const name = nodeAt(draft, [...pathOf(`${root}.${at}`), "name"]);
  const phrase = root === "fields" ? words.fieldPlace : words.actionPlace;
  const place = t(phrase, { n: Number(at) + 1, name: typeof name === "string" && name !== "" ? name : "?" });
  return inside.length > 0 ? `${place}: ${inside.join(".")}` : place;
}
