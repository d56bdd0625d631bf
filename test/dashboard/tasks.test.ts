import { describe, expect, test } from "vitest";
import { insertDeadLetter } from "../../src/store/dead-letters.ts";
import { insertDeliveries } from "../../src/store/deliveries.ts";
import { reanalyses, reanalysisBatches, replays } from "../../src/store/schema.ts";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";

const TASKS = "/dashboard/tasks";
const BATCH = "batch_01k000000000000000000000a1";
const REPLAY = "replay_01k000000000000000000000b2";

/** A batch of four calls, as it stands when two of them are read, of which one says something else now. */
async function makeBatch(visitor: Visitor, change: Partial<typeof reanalysisBatches.$inferInsert> = {}) {
  const { db, workspaceId } = visitor.client;
  const agent = (await visitor.client.send("POST", "/v1/agents", { agent_name: "Front <desk>" })).body;
  const agentId = String(agent.agent_id);
  const row = { workspaceId, id: BATCH, agentId, agentVersion: 1, fireActions: false };
  await db.insert(reanalysisBatches).values({
    ...row,
    ...{ selection: { filter: { status: "completed" } }, total: 4, dueAt: Date.now() + 60_000 },
    ...{ createdAt: Date.now() - 60_000, ...change },
  });
  const member = (n: number, status: string, more: object = {}) => ({
    ...{ workspaceId, id: `ana_${n}`, callId: `call_${n}`, agentVersion: 1, fireActions: false },
    ...{ batchId: BATCH, status, createdAt: 1, ...more },
  });
  await db
    .insert(reanalyses)
    .values([
      member(1, "completed", { changedFields: 2, finishedAt: 2 }),
      member(2, "completed", { changedFields: 0, finishedAt: 2 }),
    ]);
  await db
    .insert(reanalyses)
    .values([member(3, "failed", { reason: "model_unavailable", finishedAt: 2 }), member(4, "pending")]);
  return agentId;
}

async function makeReplay(visitor: Visitor, change: Partial<typeof replays.$inferInsert> = {}) {
  const { db, workspaceId } = visitor.client;
  await db.insert(replays).values({
    ...{
      workspaceId,
      id: REPLAY,
      filter: { event_type: "call.ended", status: "failed" },
      total: 3,
      taken: 2,
    },
    ...{ dueAt: Date.now() + 60_000, createdAt: Date.now() - 60_000, ...change },
  });
  for (const [n, status] of ["delivered", "failed"].entries()) {
    await insertDeliveries(db, [
      {
        ...{ workspaceId, id: `dlv_${n}`, eventId: `evt_${n}`, eventType: "call.ended", agentId: "agent_1" },
        ...{
          url: "https://127.0.0.1/",
          method: "POST",
          body: "{}",
          status,
          createdAt: 1,
          replayId: REPLAY,
        },
      },
    ]);
  }
}

const addressesIn = (html: string) =>
  [...html.matchAll(/href="\/dashboard\/tasks\/(\w+)\/\w+"/g)].map(([, kind]) => kind);

describe("the page of tasks", () => {
  test("says in an empty workspace what comes here, and where the other long work is", async () => {
    const { html } = await (await signedInVisitor()).get(TASKS);
    const text = textOf(html);
    expect(text).toContain("No task yet");
    expect(text).toContain("Large exports are made as tasks of this list");
    expect(html).toContain('href="/dashboard/settings/suppressions#import"');
    expect(text).not.toContain("Lost messages");
    expect(html).not.toContain("hx-trigger");
  });

  test("shows all long work, newest first, with how far it is, and renews itself while it runs", async () => {
    const visitor = await signedInVisitor();
    await makeBatch(visitor);
    await makeReplay(visitor);
    const { html } = await visitor.get(TASKS);
    expect(addressesIn(html)).toEqual(["replays", "reanalyses"]);
    expect(html).toMatch(
      /<progress value="3" max="4" aria-label="Progress: Re-analysis: Front &lt;desk&gt;"/,
    );
    expect(html).toMatch(/<progress value="2" max="3"/);
    const text = textOf(html);
    expect(text).toMatch(/3 of 4 calls · about \d+ s left/);
    expect(text).toContain("2 of 3 deliveries");
    expect(html).toContain('hx-trigger="every 2s"');
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get(TASKS)).html)).toContain("4 aramadan 3");
  });

  test("goes on page by page through both kinds", async () => {
    const visitor = await signedInVisitor();
    const { db, workspaceId } = visitor.client;
    const ulid = (n: number) => `01k00000000000000000000${String(n).padStart(3, "0")}`;
    for (let n = 0; n < 27; n += 1) {
      const ended = { workspaceId, total: 0, createdAt: 1 };
      await db.insert(replays).values({ ...ended, id: `replay_${ulid(2 * n)}`, filter: {} });
      const batch = { ...ended, id: `batch_${ulid(2 * n + 1)}`, agentId: "agent_1", agentVersion: 1 };
      await db.insert(reanalysisBatches).values({ ...batch, fireActions: false, selection: {} });
    }
    const first = await visitor.get(TASKS);
    const [, next = ""] = /href="([^"]+)" rel="next"/.exec(first.html) ?? [];
    expect(first.html).not.toContain("hx-trigger");
    const rows = (html: string) => [...html.matchAll(/<tr id="(\w+)"/g)].map(([, id]) => id);
    const seen = [...rows(first.html), ...rows((await visitor.get(next)).html)];
    expect(seen).toEqual(Array.from({ length: 54 }, (_, i) => ulid(53 - i)));
  });

  test("shows lost messages where there are any: what about, why, and what to do", async () => {
    const visitor = await signedInVisitor();
    const { db, workspaceId } = visitor.client;
    const lose = (n: number, message: unknown) =>
      insertDeadLetter(db, {
        workspaceId,
        id: `dead_${n}`,
        queue: "q",
        message,
        reason: "It <b>failed</b>.",
        createdAt: n,
      });
    for (let n = 1; n <= 5; n += 1) await lose(n, { kind: "analyze", call_id: `call_${n}` });
    await lose(6, { kind: "__proto__", call_id: "javascript:alert(1)" });
    const { html } = await visitor.get(TASKS);
    const text = textOf(html);
    expect(text).toContain("The analysis of a call call_5");
    expect(text).toContain("It <b>failed</b>.");
    expect(text).toContain("if it was not analysed, re-analyse it");
    expect(text).toContain("A message of an unknown form");
    expect(html).not.toContain('href="javascript');
    expect(html).not.toContain(">call_1<");
    const all = await visitor.get(`${TASKS}/lost`);
    expect(all.html).toContain('href="/dashboard/calls/call_1"');
    expect(textOf((await (await signedInVisitor()).get(`${TASKS}/lost`)).html)).toContain(
      "No message was lost",
    );
  });
});

describe("the page of a re-analysis", () => {
  test("shows its figures and which calls say something else now", async () => {
    const visitor = await signedInVisitor();
    const agentId = await makeBatch(visitor);
    const path = `${TASKS}/reanalyses/${BATCH}`;
    const { html } = await visitor.get(path);
    const text = textOf(html);
    expect(text).toMatch(/Read 2 Skipped 0 Failed 1 Waiting 1 Calls with changed values 1 Cost \$0\.00/);
    expect(text).toContain("status: completed");
    expect(html).toContain(`href="/dashboard/agents/${agentId}/versions/1"`);
    const calls = (page: string) => [...page.matchAll(/\/dashboard\/calls\/(call_\d)/g)].map(([, id]) => id);
    expect(calls(html)).toEqual(["call_1"]);
    const failed = await visitor.get(`${path}?calls=failed`);
    expect(calls(failed.html)).toEqual(["call_3"]);
    expect(textOf(failed.html)).toContain("The model did not answer.");
    expect(calls((await visitor.get(`${path}?calls=all`)).html)).toEqual([
      "call_1",
      "call_2",
      "call_3",
      "call_4",
    ]);
  });

  test("stops it, and says so; what is over stays as it is", async () => {
    const visitor = await signedInVisitor();
    await makeBatch(visitor);
    const path = `${TASKS}/reanalyses/${BATCH}`;
    expect((await visitor.post(`${path}/cancel`)).headers.get("location")).toBe(path);
    const { html } = await visitor.get(path);
    expect(textOf(html)).toMatch(/It is canceled\. .* Canceled .* Not begun 1/);
    expect(html).not.toContain("hx-trigger");
    expect(html).not.toContain(`${path}/cancel`);
  });

  test("follows one that was begun in the list of calls to its end", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    await visitor.post("/dashboard/calls/reanalyze", { call: callId });
    const list = async () => textOf((await visitor.get(TASKS)).html);
    await expect.poll(list, PATIENCE).toMatch(/Re-analysis: Sales 1 of 1 call Done/);
    const [, path = ""] =
      /href="(\/dashboard\/tasks\/reanalyses\/\w+)"/.exec((await visitor.get(TASKS)).html) ?? [];
    const { html } = await visitor.get(`${path}?calls=all`);
    expect(html).toContain(`href="/dashboard/calls/${callId}?tab=analysis"`);
    expect(textOf(html)).toContain("1 chosen call");
  });
});

describe("the page of a replay", () => {
  test("shows where its deliveries stand, what it was asked for, and leads to them", async () => {
    const visitor = await signedInVisitor();
    await makeReplay(visitor);
    const { html } = await visitor.get(`${TASKS}/replays/${REPLAY}`);
    const text = textOf(html);
    expect(text).toMatch(/Delivered 1 On their way 0 Failed 1 Held back 0 Not taken up 1/);
    expect(text).toMatch(/Event call\.ended Status Failed/);
    expect(html).toContain(`href="/dashboard/webhooks/deliveries?replay_id=${REPLAY}&amp;status=failed"`);
    const list = await visitor.get(`/dashboard/webhooks/deliveries?replay_id=${REPLAY}`);
    expect(textOf(list.html)).toContain("Only those that a replay sent again.");
    expect(list.html).toContain('id="dlv_1"');
  });

  test("stops it once; one that is over says that it was", async () => {
    const visitor = await signedInVisitor();
    await makeReplay(visitor);
    const path = `${TASKS}/replays/${REPLAY}`;
    await visitor.post(`${path}/cancel`);
    expect(textOf((await visitor.get(path)).html)).toMatch(/It is canceled\. .* Canceled/);
    const other = await signedInVisitor();
    await makeReplay(other, { dueAt: null });
    await other.post(`${path}/cancel`);
    expect(textOf((await other.get(path)).html)).toMatch(/It was over already\. .* Done/);
  });
});

describe("a task", () => {
  test("of another workspace is nobody's business", async () => {
    const owner = await signedInVisitor();
    await makeBatch(owner);
    await makeReplay(owner);
    const stranger = await signedInVisitor();
    for (const path of [`${TASKS}/reanalyses/${BATCH}`, `${TASKS}/replays/${REPLAY}`]) {
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.post(`${path}/cancel`)).status).toBe(404);
      expect(textOf((await owner.get(path)).html)).toContain("Running");
    }
    expect(textOf((await stranger.get(TASKS)).html)).toContain("No task yet");
  });

  test("is shown to a key as far as its scopes go", async () => {
    const owner = await signedInVisitor();
    await makeBatch(owner);
    await makeReplay(owner);
    const reader = await visitorWith(owner, "reanalyses:read");
    expect(addressesIn((await reader.get(TASKS)).html)).toEqual(["reanalyses"]);
    expect((await reader.get(`${TASKS}/replays/${REPLAY}`)).status).toBe(403);
    expect((await reader.post(`${TASKS}/reanalyses/${BATCH}/cancel`)).status).toBe(403);
  });
});
