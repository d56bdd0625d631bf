import type { CallEvent } from "../../event.ts";
import { readObject } from "../../reading/json.ts";
import { readCall } from "./call.ts";
import type { VapiSource } from "./facts.ts";
import { Body } from "./message.ts";
import { reportEvents } from "./report.ts";

const CALL_TYPES = ["inboundPhoneCall", "outboundPhoneCall", "webCall", "vapi.websocketCall"];

/** A call object of the API, or an end-of-call-report that was kept; null where it is neither. */
export function readExport(content: unknown, source: VapiSource): CallEvent[] | null {
  const { message } = Body.safeParse(content).data ?? {};
  if (message?.type === "end-of-call-report" && message.call) {
    return reportEvents(message, message.call, source);
  }
  const { type, orgId } = readObject(content);
  if (typeof orgId !== "string" && !CALL_TYPES.includes(String(type))) return null;
  const call = readCall(content, source);
  return call?.kind === "over" ? call.events.map(asLastWord) : null;
}

/** What is imported has nothing more to come. */
const asLastWord = (event: CallEvent): CallEvent =>
  event.kind === "ended" ? { ...event, isFinal: true } : event;
