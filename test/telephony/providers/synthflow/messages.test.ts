import { describe, expect, it } from "vitest";
import { hmac } from "../hmac.ts";
import { POSTED } from "../synthflow.case.ts";
import { connected, credentials, ID, receive } from "./setting.ts";

const macOf = (id: string) => hmac(String(credentials.webhook_secret), id, "base64");

const received = (message: unknown, signedId = ID) =>
  receive(connected(), message, { "synthflow-signature": macOf(signedId) });

const PING = {
  key: "posted:completed",
  callId: ID,
  at: null,
  kind: "transcript",
  facts: {},
  fetch: { source: "call", id: ID, isAlsoTheEnd: true },
};

describe("a message of Synthflow", () => {
  it("says only that there is something to ask for, whatever its unsigned body says", async () => {
    expect(await received(POSTED)).toEqual({ kind: "taken", events: [PING] });
    const forged = {
      ...POSTED,
      lead: { name: "Mallory", phone_number: "+14155550999" },
      call: { ...POSTED.call, model_id: "other", duration: 9_999, transcript: "human: Wire me the money." },
    };
    expect(await received(forged)).toEqual({ kind: "taken", events: [PING] });
  });

  it("under a kept signature ends no call, and takes no place of the one that comes at the end", async () => {
    const claiming = async (status: string) => {
      const answer = await received({ ...POSTED, call: { ...POSTED.call, status } });
      return answer.kind === "taken" ? answer.events[0] : undefined;
    };
    const forged = await claiming("a status of my own");
    expect(forged).toEqual({ ...PING, key: "posted:other" });
    expect((await claiming("hangup_on_voicemail"))?.key).toBe("posted:voicemail");
    expect(await claiming("constructor")).toEqual(forged);
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
