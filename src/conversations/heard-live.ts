import type { Registry } from "../telephony/registry.ts";
import { OWN_SYSTEM } from "./own-system.ts";
import type { News } from "./take-in.ts";

/** Whether what was told is worth an object of its own: the call goes on, and what is said on it is told as it is said. */
export function isHeardLive(
  providers: Registry,
  { call, isOpen, events }: Pick<News, "call" | "isOpen" | "events">,
): boolean {
  if (!isOpen) return false;
  const tells = call.provider === OWN_SYSTEM || providers.get(call.provider)?.liveTurns === true;
  return tells || events.some(({ kind }) => kind === "transfer" || kind === "tool_call");
}
