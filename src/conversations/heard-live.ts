import type { CallEvent } from "../telephony/event.ts";
import type { Registry } from "../telephony/registry.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import type { News } from "./take-in.ts";

/** Of a call that goes on these are told to whoever follows it, though its words are not told live. */
const HEARD: readonly CallEvent["kind"][] = ["transfer", "tool_call", "ended"];

/** Whether what was told is worth an object of its own: the call goes on, and what is said on it is told as it is said. */
export function isHeardLive(
  providers: Registry,
  { call, isOpen, events }: Pick<News, "call" | "isOpen" | "events">,
): boolean {
  if (!isOpen) return false;
  const tells = call.provider === OWN_SYSTEM || providers.get(call.provider)?.liveTurns === true;
  return tells || events.some(({ kind, isFinal }) => isFinal || HEARD.includes(kind));
}
