import type { ActionOf } from "../actions/action.ts";
import type { Configuration } from "../agents/configuration.ts";
import { fold } from "../extraction/values/fold.ts";
import type { ToldToolCall } from "../telephony/event.ts";
import { PhoneNumber } from "../telephony/number.ts";
import { targetsOf } from "./config.ts";
import { transferActions } from "./decide.ts";
import { cut, oneLine } from "./plain-text.ts";

/**
 * What voice agents' tools for this are commonly called; they are compared without case and separators, so `transferCall`
 * and `transfer-call` are there too. Beside them count an action's own name, its `tool_names`, and `transfer_to_<target>`.
 */
export const COMMON_TOOL_NAMES = [
  ...["transfer", "transfer_call", "transfer_the_call", "transfer_caller", "call_transfer"],
  ...["transfer_to_human", "transfer_to_human_agent", "transfer_to_live_agent", "transfer_to_agent"],
  ...["transfer_to_person", "transfer_to_representative", "transfer_to_operator", "transfer_to_number"],
  ...["transfer_to_department", "transfer_call_to_human"],
  ...["transfer_call_to_agent", "warm_transfer", "cold_transfer", "blind_transfer", "live_transfer"],
  ...["human_transfer", "agent_transfer", "transfer_destination_request", "forward_call", "connect_call"],
  ...["connect_to_human", "connect_to_agent", "connect_to_person", "connect_to_representative"],
  ...["talk_to_human", "talk_to_agent", "talk_to_person", "speak_to_human", "speak_to_agent"],
  ...["request_human", "request_agent", "human_handoff", "handoff", "handoff_to_human", "handoff_to_agent"],
  ...["handoff_call", "call_handoff", "hand_over", "hand_over_to_human", "handover_call", "human_takeover"],
  ...["escalate", "escalate_call", "escalate_to_human", "escalate_to_agent", "escalation", "live_agent"],
];
/** Arguments by which models say whom they mean. */
const TARGET_ARGUMENTS = [
  ...["target", "destination", "department", "team", "skill", "name", "to", "to_number", "phone_number"],
];
const REASON_ARGUMENTS = ["reason", "summary"];
const MAX_REASON_CHARS = 300;
/** No argument that names somebody is longer, or has more parts. */
const MAX_TEXT_CHARS = 200;
const MAX_TEXTS = 10;

export interface MeantTransfer {
  action: ActionOf<"transfer_call">;
  /** `to` of the configured target that the tool asks for; null where it leaves that open. */
  target: string | null;
}

/** Equal for `transferCall`, `Transfer-Call` and `transfer_call`, and with or without accents. */
export const foldName = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, "");

const COMMON = new Set(COMMON_TOOL_NAMES.map(foldName));
/** `transfer_to_billing`: whom, in the tool's own name. */
const TO_SOMEBODY = /^(?:transfer(?:call)?|connect|forward|handoff|handover|escalate)to(?<whom>.+)$/;

/**
 * Which action a tool of the voice agent means, and which of its targets; null where it is no transfer, or the agent hands
 * no calls over. A transcript can make a model say anything, so its arguments only choose among what is configured: a
 * number or a name that stands nowhere there is as good as none.
 */
export function transferTool(
  tool: Pick<ToldToolCall, "name" | "arguments">,
  configuration: Pick<Configuration, "post_call_actions">,
): MeantTransfer | null {
  const actions = transferActions(configuration);
  const name = foldName(tool.name);
  const whom = TO_SOMEBODY.exec(name)?.groups?.whom ?? null;
  const wanted = [...argumentsOf(tool, TARGET_ARGUMENTS).flatMap(textsIn), ...(whom === null ? [] : [whom])];
  const own =
    actions.find(({ config }) => config.tool_names?.some((one) => foldName(one) === name)) ??
    actions.find((action) => foldName(action.name) === name);
  if (own) return { action: own, target: targetIn(own, wanted) };
  if (!COMMON.has(name)) return whom === null ? null : meant(actions, [whom]);
  // Where nothing says which, it is the desk: the action that is for whoever asks.
  const desk = actions.find(({ condition }) => !condition) ?? actions[0];
  return meant(actions, wanted) ?? (desk ? { action: desk, target: null } : null);
}

/** The first of these words that names a target, else the first that names an action. */
function meant(
  actions: readonly ActionOf<"transfer_call">[],
  wanted: readonly string[],
): MeantTransfer | null {
  for (const action of actions) {
    const target = targetIn(action, wanted);
    if (target !== null) return { action, target };
  }
  const named = actions.find(({ name }) => wanted.some((text) => isCalled(name, text)));
  return named ? { action: named, target: null } : null;
}

function targetIn({ config }: ActionOf<"transfer_call">, wanted: readonly string[]): string | null {
  for (const text of wanted) {
    const found = targetsOf(config).find(
      ({ name, to_number }) => isCalled(name, text) || isNumber(to_number, text),
    );
    if (found) return found.to_number;
  }
  return null;
}

const isCalled = (name: string | undefined, text: string) =>
  name !== undefined && foldName(text) !== "" && foldName(name) === foldName(text);

/** Models leave the plus sign out, or put `tel:` before it. */
function isNumber(to: string, text: string): boolean {
  const given = text.trim().replace(/^tel:/i, "");
  if (to.toLowerCase() === given.toLowerCase()) return true;
  return [given, `+${given}`].some((one) => PhoneNumber.safeParse(one).data === to);
}

/** The values of a tool's arguments with these names, in the order of the names. */
function argumentsOf(tool: Pick<ToldToolCall, "arguments">, names: readonly string[]): unknown[] {
  const given = Object.entries(tool.arguments);
  return names.flatMap((name) =>
    given.filter(([key]) => foldName(key) === foldName(name)).map(([, value]) => value),
  );
}

/** An argument may also be an object: `{"type": "number", "number": "+1…"}`. */
function textsIn(value: unknown): string[] {
  const values = typeof value === "object" && value !== null ? Object.values(value) : [value];
  return values
    .filter((one) => typeof one === "string" || typeof one === "number")
    .slice(0, MAX_TEXTS)
    .map((one) => String(one).slice(0, MAX_TEXT_CHARS));
}

/** Why the voice agent wants it, in its own words, for the briefing; null where it does not say. */
export function reasonOf(tool: Pick<ToldToolCall, "arguments">): string | null {
  const said = argumentsOf(tool, REASON_ARGUMENTS).filter((value) => typeof value === "string");
  const [first] = said
    .map((text) => oneLine(text.slice(0, 2 * MAX_REASON_CHARS)))
    .filter((text) => text !== "");
  return first === undefined ? null : cut(first, MAX_REASON_CHARS);
}
