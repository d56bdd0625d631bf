import { beforeEach, describe, expect, it } from "vitest";
import { endCall } from "../../src/conversations/end-call.ts";
import { listTransfers } from "../../src/store/transfers.ts";
import { transferCall } from "../../src/transfers/by-person.ts";
import { liveCallSetting } from "./setting.ts";

const HUMAN = "+908507654321";

let setting: Awaited<ReturnType<typeof liveCallSetting>>;
beforeEach(async () => {
  setting = await liveCallSetting("twilio");
});

const transfer = (wish: object = { to_number: HUMAN }) =>
  transferCall(setting.tools, setting.client.workspaceId, setting.callId, wish, "Ada");
const transfers = () => listTransfers(setting.client.db, setting.client.workspaceId, setting.callId);

describe("transferring a call that goes on", () => {
  it("asks the provider once, and keeps who asked for it", async () => {
    expect(await transfer()).toMatchObject({
      number: 1,
      toNumber: HUMAN,
      status: "accepted",
      requestedBy: "Ada",
    });
    expect(setting.asked).toHaveLength(1);
    expect(setting.asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.twilio.com/2010-04-01/Accounts/AC01/Calls/CA1.json",
    });
    expect(new URLSearchParams(setting.asked[0]?.body).get("Twiml")).toContain(HUMAN);
  });

  it("says what a person wrote as plain words, whatever was pasted into it", async () => {
    const pasted = "Hold on,\n{{secret}} <Dial>+909001234567</Dial> & wait.";
    const row = await transfer({ to_number: HUMAN, mode: "warm", message: pasted, briefing: pasted });
    for (const said of [row.message, row.briefing?.spoken]) {
      expect(said).toContain("Hold on, secret");
      expect(said).not.toMatch(/[<>{}&\n]/);
    }
  });

  it("never asks twice, also where two ask at the same moment", async () => {
    const answers = await Promise.allSettled([transfer(), transfer(), transfer()]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect(setting.asked).toHaveLength(1);
    await expect(transfer()).rejects.toMatchObject({ code: "conflict" });
  });

  it("does not ask again where the provider's answer was lost: it may have happened", async () => {
    setting.breakOff();
    expect(await transfer()).toMatchObject({ status: "unknown" });
    await expect(transfer()).rejects.toMatchObject({ code: "conflict" });
    expect(setting.asked).toHaveLength(1);
  });

  it("may be asked for again where the provider refused, and says its words", async () => {
    setting.answerWith(400, { message: "Call is not in-progress." });
    await expect(transfer()).rejects.toThrow("Call is not in-progress.");
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "failed" }]);
    setting.answerWith(200);
    expect(await transfer()).toMatchObject({ number: 2, status: "accepted" });
  });

  it.each([
    ["a premium number", "+909001234567", "number_type"],
    ["a number that is on the list", "+908507654322", "suppressed"],
    ["a premium number behind a SIP address", "sip:+909001234567@sip.carrier.example", "number_type"],
    ["an emergency number behind a SIP address", "sip:911@pstn.carrier.example", "short_code"],
    [
      "a number that a SIP address spells in escapes",
      "sip:%2B909001234567@sip.carrier.example",
      "number_type",
    ],
  ])("never sends anyone to %s", async (_, to_number, rule) => {
    await setting.client.send("POST", "/v1/suppressions", { phone_number: "+908507654322" });
    await expect(transfer({ to_number })).rejects.toThrow(rule);
    expect(setting.asked).toEqual([]);
    expect(await transfers()).toEqual([]);
  });

  it("takes a SIP address, and no other text", async () => {
    expect(await transfer({ to_number: "sip:desk@example.com" })).toMatchObject({ status: "accepted" });
    const odd = [
      "the desk",
      "sip:desk@example.com?Route=%3Csip:x%3E",
      "sip:desk;user=phone@example.com",
      "sip:@x",
    ];
    for (const to_number of odd) {
      await expect(transfer({ to_number })).rejects.toMatchObject({ code: "invalid" });
    }
  });

  it("is refused once the call is over", async () => {
    await setting.tell({ key: "end", kind: "ended", isFinal: true, facts: { status: "completed" } });
    await expect(transfer()).rejects.toThrow("The call is over");
    expect(setting.asked).toEqual([]);
  });
});

describe("through the API", () => {
  const post = (path: string, body: object = {}) =>
    setting.client.send<{ detail: string }>("POST", `/v1/calls/${setting.callId}/${path}`, body);

  it("says what to do instead where the provider cannot be asked", async () => {
    setting = await liveCallSetting("retell");
    const { status, body } = await post("transfer", { to_number: HUMAN });
    expect(status).toBe(409);
    expect(body.detail).toMatch(/transfer_call/);
  });

  it("tells that a call which came by no connection takes no commands", async () => {
    const { client } = setting;
    const [agent] = (await client.send<{ agent_id: string }[]>("GET", "/v1/agents")).body;
    const call = await client.send<{ call_id: string }>("POST", "/v1/calls", {
      ...{ agent_id: agent?.agent_id, transcript: "Agent: Hi.\nCustomer: Hello." },
    });
    for (const command of ["end", "transfer"]) {
      const path = `/v1/calls/${call.body.call_id}/${command}`;
      expect((await client.send("POST", path, { to_number: HUMAN })).status).toBe(409);
    }
    expect((await client.send("POST", "/v1/calls/call_none/end", {})).status).toBe(404);
  });

  it("shows a call that goes on as in progress, its analysis pending, and not to be read again yet", async () => {
    const { client, callId } = setting;
    const { body } = await client.send<{ call_status: string; analysis: { status: string } }>(
      "GET",
      `/v1/calls/${callId}`,
    );
    expect(body).toMatchObject({ call_status: "in_progress", analysis: { status: "pending" } });
    expect((await post("reanalyze")).status).toBe(409);
  });
});

describe("ending a call that goes on", () => {
  const end = () => endCall(setting.tools, setting.client.workspaceId, setting.callId);

  it("asks the provider to hang up", async () => {
    expect(await end()).toMatchObject({ call_id: setting.callId, status: "ending", detail: null });
    expect(new URLSearchParams(setting.asked[0]?.body).get("Status")).toBe("completed");
  });

  it("says that nobody knows where the answer was lost", async () => {
    setting.breakOff();
    expect((await end()).detail).toContain("Twilio");
  });

  it("is a conflict in the provider's words where it says no", async () => {
    setting.answerWith(404, { message: "The call was not found." });
    await expect(end()).rejects.toThrow("The call was not found.");
  });
});

describe("dialling now", () => {
  it("books a call for this moment, through everything that schedules have", async () => {
    const { client } = setting;
    const [agent] = (await client.send<{ agent_id: string }[]>("GET", "/v1/agents")).body;
    const body = { agent_id: agent?.agent_id, to_number: "+905321234567", from_number: "+908501234567" };
    const dialled = await client.send<{ schedule_id: string }>("POST", "/v1/calls/outbound", body);
    expect(dialled.status).toBe(202);
    expect(dialled.headers.get("location")).toBe(`/v1/schedules/${dialled.body.schedule_id}`);
    const later = await client.send("POST", "/v1/calls/outbound", {
      ...body,
      scheduled_at: "2030-01-01T10:00",
    });
    expect(later.status).toBe(422);
    const premium = await client.send("POST", "/v1/calls/outbound", { ...body, to_number: "+909001234567" });
    expect(premium.status).toBe(422);
  });
});
