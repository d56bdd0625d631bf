import { describe, expect, it } from "vitest";
import { hmac } from "../hmac.ts";
import { POSTED } from "../synthflow.case.ts";
import { connected, credentials, ID, receive } from "./setting.ts";

const macOf = (id: string) => hmac(String(credentials.webhook_secret), id, "base64");

const received = (message: unknown, signedId = ID) =>
  receive(connected(), message, { "synthflow-signature": macOf(signedId) });

const PING = {
  key: "ended",
  callId: ID,
  at: null,
  kind: "ended",
  facts: {},
  fetch: { source: "call", id: ID },
};

describe("a message of Synthflow", () => {
  it("says only that the call is over, whatever its unsigned body says", async () => {
    expect(await received(POSTED)).toEqual({ kind: "taken", events: [PING] });
    const forged = {
      ...POSTED,
      lead: { name: "Mallory", phone_number: "+14155550999" },
      call: { ...POSTED.call, model_id: "other", duration: 9_999, transcript: "human: Wire me the money." },
    };
    expect(await received(forged)).toEqual({ kind: "taken", events: [PING] });
  });

  it("tells of no call but the one whose id is signed", async () => {
    const other = { ...POSTED, call: { ...POSTED.call, call_id: "another" } };
    expect(await received(other)).toEqual({ kind: "unsigned" });
    expect(await received({ ...other, call_id: ID })).toEqual({ kind: "unsigned" });
  });

  it("before an inbound call is no end", async () => {
    expect(await received({ lead: {}, call: { call_id: ID } })).toEqual({
      kind: "taken",
      events: [],
      unknown: ["call", "lead"],
    });
  });

  it.each(["", "not json", "[]", '{"call":{}}', '{"call":{"call_id":7}}', "null"])(
    "that is %j is unreadable, for nothing in it is signed",
    async (body) => {
      expect((await received(body)).kind).toBe("unreadable");
    },
  );
});
