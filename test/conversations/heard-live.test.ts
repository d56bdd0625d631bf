import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { compose } from "../../src/compose.ts";
import { isHeardLive } from "../../src/conversations/heard-live.ts";
import type { CallEvent } from "../../src/telephony/event.ts";
import { answered, hungUp, said, TURNS, told } from "./told.ts";

const { providers } = compose(env);
const isHeard = (provider: string, event: CallEvent, isOpen = true) =>
  isHeardLive(providers, {
    call: { workspaceId: "ws_1", provider, connectionId: "conn_1", providerCallId: "1", callId: "call_1" },
    ...{ isOpen, events: [event] },
  });

it("a call is heard live where its words are told as they are said", () => {
  expect(isHeard("vapi", said("Hi.", 1))).toBe(true);
  expect(isHeard("api", answered())).toBe(true);
  expect(isHeard("vapi", said("Hi.", 1), false)).toBe(false);
});

it("whoever follows any other call hears at least how it is handed over, and that it is over", () => {
  expect(isHeard("bland", answered())).toBe(false);
  expect(isHeard("bland", hungUp())).toBe(true);
  expect(isHeard("vonage", told("transcript", 60, { turns: TURNS, isFinal: true }))).toBe(true);
  const transfer = { status: "connected" as const, to: null, reason: null };
  expect(isHeard("livekit", told("transfer", 30, { transfer }))).toBe(true);
});
