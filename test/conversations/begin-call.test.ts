import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { deliveries } from "../../src/store/schema.ts";
import { register } from "../calls/setting.ts";
import { Crash, crashingDatabase } from "../support/crashing-database.ts";
import { migratedDatabase } from "../support/database.ts";
import { ownSetting, TEN } from "./own-setting.ts";

beforeAll(async () => void (await migratedDatabase()));

/** As the database's own client tells of it. */
function died(fault: unknown): void {
  expect(fault instanceof Error && fault.cause !== undefined ? fault.cause : fault).toBeInstanceOf(Crash);
}

/** More than either asks for. */
const STEPS = Array.from({ length: 14 }, (_, i) => i + 1);
const DEATHS = STEPS.flatMap((step) => [
  { step, moment: "before" as const },
  { step, moment: "after" as const },
]);

describe("a call that its own system begins", () => {
  it("began when it says, else now", async () => {
    const first = await ownSetting();
    await first.begin();
    expect((await first.rows()).calls[0]?.startedAt).toBe(new Date(TEN).toISOString());
    const second = await ownSetting();
    await second.begin({ started_at: "2026-11-22T12:59:00+03:00" });
    expect((await second.rows()).calls[0]?.startedAt).toBe("2026-11-22T12:59:00+03:00");
  });

  it("is heard of live, once", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    await setting.begin();
    expect(setting.heard).toMatchObject([{ call: { callId }, isOpen: true, events: [{ kind: "started" }] }]);
  });

  it("stays its agent's, whoever is named when it is answered and when it ends", async () => {
    const setting = await ownSetting();
    const hook = { agent_name: "Other", webhook_url: "https://crm.example/hook" };
    const other = (await register(setting.client, hook)).agent_id;
    const { callId } = await setting.begin({ status: "ringing" });
    await setting.begin({ agent_id: other });
    const agents = setting.heard.flatMap(({ events }) => events.map(({ facts }) => facts.agent));
    expect(agents).toEqual([setting.agentId, setting.agentId]);
    await setting.finish({ agent_id: other });
    const { calls } = await setting.rows();
    expect(calls).toMatchObject([{ id: callId, agentId: setting.agentId, status: "completed" }]);
    const told = await setting.db.select().from(deliveries).where(eq(deliveries.callId, callId));
    expect(told.map(({ eventType, agentId }) => `${eventType} ${agentId}`).sort()).toEqual(
      ["call.ended", "call.started"].map((type) => `${type} ${setting.agentId}`),
    );
  });

  it("is refused for an agent that was deleted", async () => {
    const setting = await ownSetting();
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    await expect(setting.begin()).rejects.toMatchObject({ fields: [{ field: "agent_id" }] });
    expect(await setting.rows()).toEqual({ calls: [], told: [] });
  });

  it.each(DEATHS)(
    "is one call, where its process dies $moment step $step and it begins anew",
    async (death) => {
      const setting = await ownSetting();
      const { DB } = crashingDatabase(env.DB, death.step, death.moment);
      await setting.begin({}, openDatabase(DB)).catch(died);
      const { callId } = await setting.begin();
      const { calls, told } = await setting.rows();
      expect(calls).toMatchObject([{ id: callId, status: "in_progress", analysisStatus: "open" }]);
      expect(told).toMatchObject([{ callId, status: "open" }]);
    },
  );

  it.each(DEATHS)(
    "is one call, where its process dies $moment step $step and it is finished",
    async (death) => {
      const setting = await ownSetting();
      const { DB } = crashingDatabase(env.DB, death.step, death.moment);
      await setting.begin({}, openDatabase(DB)).catch(died);
      const { callId } = await setting.finish();
      const { calls, told } = await setting.rows();
      expect(calls).toMatchObject([{ id: callId, status: "completed", analysisStatus: "pending" }]);
      // Where it died before anything stood, it came as a whole.
      for (const one of told) expect(one).toMatchObject({ callId, status: "closed" });
      expect(await setting.turns(callId)).toHaveLength(4);
    },
  );
});

describe("a call that goes on and is finished as a whole", () => {
  it.each(DEATHS)(
    "is closed once, where its process dies $moment step $step and it is sent again",
    async (death) => {
      const setting = await ownSetting();
      const { callId } = await setting.begin();
      const { DB } = crashingDatabase(env.DB, death.step, death.moment);
      await setting.finish({}, openDatabase(DB)).catch(died);
      expect(await setting.finish()).toMatchObject({ callId, created: false });
      const { calls, told } = await setting.rows();
      expect(calls).toMatchObject([{ id: callId, status: "completed", analysisStatus: "pending" }]);
      expect(told).toMatchObject([{ callId, status: "closed" }]);
      expect(await setting.turns(callId)).toHaveLength(4);
    },
  );

  it("is knocked for once, and heard of live", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    await setting.finish();
    await setting.finish();
    expect(setting.knocks.analyses).toEqual([callId]);
    const kinds = setting.heard.flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(kinds).toEqual(["started", "ended"]);
  });
});

describe("a call that was closed without all of it", () => {
  const HOUR_MS = 3_600_000;
  const said = (n: number) => ({
    ...{ type: "call.turn", event_id: `t${n}`, sequence: n, turn: { role: "user", text: `Number ${n}.` } },
  });

  it("takes what is said after a silence, and its end", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    await setting.tell(callId, said(1));
    setting.pass(HOUR_MS);
    await setting.settle();
    expect((await setting.rows()).calls).toMatchObject([{ endReason: "no_end_told", status: "completed" }]);
    expect(await setting.tell(callId, said(2))).toMatchObject({ events: [{ isNew: true }] });
    await setting.tell(callId, { type: "call.ended" });
    await setting.settle();
    expect(await setting.turns(callId)).toEqual(["Number 1.", "Number 2."]);
    await expect(setting.tell(callId, said(3))).rejects.toMatchObject({ code: "conflict" });
  });

  it("takes its whole transcript after a silence", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    await setting.tell(callId, said(1));
    setting.pass(HOUR_MS);
    await setting.settle();
    expect(await setting.finish()).toMatchObject({ callId, created: false });
    expect(await setting.turns(callId)).toHaveLength(4);
    expect(await setting.finish()).toMatchObject({ callId, created: false });
  });

  it("takes its whole transcript after an end that came without words", async () => {
    const setting = await ownSetting();
    const { callId } = await setting.begin();
    await setting.tell(callId, { type: "call.ended" });
    await setting.settle();
    expect(await setting.turns(callId)).toEqual([]);
    expect(await setting.finish()).toMatchObject({ callId, created: false });
    expect(await setting.turns(callId)).toHaveLength(4);
  });
});
