import { beforeEach, describe, expect, it } from "vitest";
import { listTransfers, takeDueTransfers } from "../../src/store/transfers.ts";
import type { ToldTransfer } from "../../src/telephony/event.ts";
import { transferLive } from "../../src/transfers/by-live-call.ts";
import type { Decision } from "../../src/transfers/decide.ts";
import { resumeTransfer } from "../../src/transfers/resume.ts";
import { viewTransfer } from "../../src/transfers/view.ts";
import { saveTransfer, transferRow } from "./row.ts";
import { liveCallSetting } from "./setting.ts";

const SALES = "+908507654321";
const DESK = "+908507654322";
const DECISION: Decision = {
  action: "Desk",
  trigger: "caller",
  met: true,
  explanation: 'The caller asked for a person: "a human please".',
  trace: null,
};

const agent = (config: object = {}) => ({
  language: "en-US",
  timezone: "Europe/Istanbul",
  webhook_url: "https://crm.example/hook",
  post_call_actions: [
    {
      type: "transfer_call",
      name: "Desk",
      config: {
        targets: [
          { name: "sales", to_number: SALES },
          { name: "front desk", to_number: DESK },
        ],
        message: "One moment please.",
        ...config,
      },
    },
  ],
});

let setting: Awaited<ReturnType<typeof liveCallSetting>>;
beforeEach(async () => {
  setting = await liveCallSetting("twilio", agent());
});

const begin = async (config: object) => {
  setting = await liveCallSetting("twilio", agent(config));
};
const decide = async (decision = DECISION) =>
  transferLive(setting.tools, await setting.conversation(), decision, {});
const transfers = () => listTransfers(setting.client.db, setting.client.workspaceId, setting.callId);
const told = (key: string, transfer: ToldTransfer) =>
  setting.tell({ key, kind: "transfer", at: null, transfer });
const dialled = () =>
  setting.asked.map(
    ({ body }) => /<(?:Number|Sip)[^>]*>([^<]+)</.exec(new URLSearchParams(body).get("Twiml") ?? "")?.[1],
  );
const call = async () =>
  (
    await setting.client.send<{
      transfer_outcome: string | null;
      transfers: { outcome: string; attempts: { outcome: string }[]; time_to_answer_ms: number }[];
    }>("GET", `/v1/calls/${setting.callId}`)
  ).body;
const events = async () =>
  (
    await setting.client.send<{ delivery_id: string; event_type: string }[]>(
      "GET",
      `/v1/deliveries?call_id=${setting.callId}`,
    )
  ).body.filter((one) => JSON.stringify(one).includes("call.transfer"));

describe("a transfer with several targets", () => {
  it("asks the first, and the next only once that one did not answer", async () => {
    await decide();
    expect(dialled()).toEqual([SALES]);
    await told("t1", { status: "busy", to: SALES, reason: "busy" });
    expect(dialled()).toEqual([SALES, DESK]);
    await told("t2", { status: "connected", to: DESK, reason: null });
    const [row] = await transfers();
    expect(row).toMatchObject({ status: "ended", outcome: "connected", toNumber: DESK });
    expect(row && viewTransfer(row)).toMatchObject({
      status: "connected",
      target: "front desk",
      attempts: [
        { to_number: SALES, outcome: "busy" },
        { to_number: DESK, outcome: "connected" },
      ],
    });
    expect(row && viewTransfer(row).time_to_answer_ms).toBeGreaterThanOrEqual(0);
  });

  it("hears an outcome twice, and asks nobody twice", async () => {
    await decide();
    await told("t1", { status: "no_answer", to: SALES, reason: null });
    await told("t1-again", { status: "no_answer", to: SALES, reason: null });
    await told("t1", { status: "no_answer", to: SALES, reason: null });
    expect(dialled()).toEqual([SALES, DESK]);
  });

  it("goes on to the next where the provider refuses the first at once", async () => {
    setting.answerWith(400, { message: "No." });
    await decide();
    expect(dialled()).toEqual([SALES, DESK]);
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "failed" }]);
  });

  it("never goes on where the provider's answer was lost: a phone may be ringing", async () => {
    setting.breakOff();
    await decide();
    expect(dialled()).toEqual([SALES]);
    expect(await transfers()).toMatchObject([{ status: "unknown" }]);
  });

  it("fires once, however often and by whomever it is decided", async () => {
    const both = { ...DECISION, trigger: "condition" as const };
    await Promise.all([decide(), decide(both), decide()]);
    await decide();
    expect(dialled()).toEqual([SALES]);
    expect(await transfers()).toHaveLength(1);
    await told("t1", { status: "no_answer", to: SALES, reason: null });
    await told("t2", { status: "no_answer", to: DESK, reason: null });
    expect((await transfers())[0]).toMatchObject({ outcome: "no_answer" });
    await decide(both);
    expect(await transfers()).toHaveLength(1);
  });

  it("leaves out who is closed, and says so", async () => {
    await begin({
      targets: [
        {
          name: "sales",
          to_number: SALES,
          condition: { field: "call.direction", operator: "==", value: "outbound" },
        },
        { name: "front desk", to_number: DESK },
      ],
    });
    await decide();
    expect(dialled()).toEqual([DESK]);
  });

  it("is canceled where the call ends while the phone rings", async () => {
    await decide();
    await setting.tell({
      key: "end",
      kind: "ended",
      isFinal: true,
      at: Date.now(),
      facts: { status: "completed", direction: "inbound" },
    });
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "canceled" }]);
    expect(await call()).toMatchObject({
      transfer_outcome: "canceled",
      transfers: [{ outcome: "canceled" }],
    });
  });

  it("asks nobody for a call that is over already", async () => {
    const before = await setting.conversation();
    const over = { ...before, assembled: { ...before.assembled, isOver: true } };
    await transferLive(setting.tools, over, DECISION, {});
    expect(dialled()).toEqual([]);
    expect(await transfers()).toMatchObject([{ outcome: "canceled" }]);
  });

  it("is told when it is asked for, and once more when it ended", async () => {
    await decide();
    expect(await events()).toHaveLength(1);
    await told("t1", { status: "connected", to: SALES, reason: null });
    expect(await events()).toHaveLength(2);
    await told("t2", { status: "connected", to: SALES, reason: null });
    expect(await events()).toHaveLength(2);
  });
});

describe("where nobody takes the call", () => {
  it("books a callback, once, with the transfer it stands for", async () => {
    await begin({ targets: [{ to_number: SALES }], fallback: { type: "schedule_call", delay_minutes: 30 } });
    await decide();
    await told("t1", { status: "no_answer", to: SALES, reason: null });
    await told("t2", { status: "no_answer", to: SALES, reason: null });
    const schedules = await setting.client.send<{ to_number: string; call_id: string }[]>(
      "GET",
      "/v1/schedules",
    );
    expect(schedules.body).toMatchObject([{ to_number: "+905321234567", call_id: setting.callId }]);
    const [row] = await transfers();
    expect(row).toMatchObject({
      outcome: "no_answer",
      fallbackResult: { type: "schedule_call" },
      dueAt: null,
    });
  });

  it("says so where the provider cannot say the message to the caller", async () => {
    await begin({
      targets: [{ to_number: SALES }],
      fallback: { type: "message", message: "Nobody is there." },
    });
    await decide();
    await told("t1", { status: "busy", to: SALES, reason: null });
    expect((await transfers())[0]?.fallbackResult).toMatchObject({ type: "message", said: false });
  });

  it("is unsupported where the provider cannot be asked", async () => {
    setting = await liveCallSetting("retell", agent());
    await decide();
    expect(await transfers()).toMatchObject([{ status: "ended", outcome: "unsupported" }]);
    expect(setting.asked).toEqual([]);
  });

  it("never rings a number that the gate refuses, and says why", async () => {
    await begin({ targets: [{ to_number: "+909001234567" }] });
    await decide();
    expect(setting.asked).toEqual([]);
    const [row] = await transfers();
    expect(row).toMatchObject({ outcome: "failed" });
    expect(row?.reason).toContain("number_type");
  });
});

describe("a worker that dies", () => {
  const left = async (change: Parameters<typeof transferRow>[0] | object) => {
    const ids = { workspaceId: setting.client.workspaceId, callId: setting.callId };
    const now = Date.now();
    return saveTransfer(
      setting.client.db,
      transferRow({
        ...ids,
        ...{ agentId: setting.agentId, toNumber: SALES, dueAt: now, createdAt: now, updatedAt: now },
        ...change,
      }),
    );
  };
  const sweep = async () => {
    const due = await takeDueTransfers(setting.client.db, Date.now() + 1, Date.now() + 60_000, 500);
    const own = due.filter(({ callId }) => callId === setting.callId);
    for (const key of own) await resumeTransfer(setting.tools, key);
    return own.length;
  };

  it("before it asked anybody, leaves a transfer that the sweep asks for", async () => {
    await left({});
    expect(await sweep()).toBe(1);
    expect(dialled()).toEqual([SALES]);
    expect(await transfers()).toMatchObject([{ status: "accepted" }]);
  });

  it("while it asked, leaves one that nobody asks for again: a phone may be ringing", async () => {
    await left({ status: "asking", askedAt: Date.now() - 60_000 });
    expect(await sweep()).toBe(1);
    expect(setting.asked).toEqual([]);
    expect(await transfers()).toMatchObject([{ status: "unknown" }]);
  });

  it("before its fallback, leaves one that the sweep books", async () => {
    await left({
      status: "ended",
      outcome: "no_answer",
      fallback: { type: "schedule_call", delay_minutes: 5 },
    });
    expect(await sweep()).toBe(1);
    expect((await transfers())[0]?.fallbackResult?.schedule_id).toMatch(/^sched_/);
    expect(await sweep()).toBe(0);
  });
});
