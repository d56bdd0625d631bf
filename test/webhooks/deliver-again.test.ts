import { beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/store/database.ts";
import { claimAttempt, loadDelivery } from "../../src/store/deliveries.ts";
import { migratedDatabase } from "../support/database.ts";
import { answer } from "../support/webhook-endpoint.ts";
import { onItsWay } from "./setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

describe("messages that come twice, late, or after a crash", () => {
  test("never make the same attempt twice, even at the same time", async () => {
    const { attempt, read, received } = await onItsWay(db, answer(500));
    const outcomes = await Promise.all(Array.from({ length: 8 }, attempt));
    expect(received).toHaveLength(1);
    expect(outcomes.filter(({ kind }) => kind === "retry").length).toBeGreaterThanOrEqual(1);
    expect((await read()).attempts).toHaveLength(1);
  });

  test("find a claimed attempt taken until its claim runs out, then send the event again under its id", async () => {
    const { attempt, read, received, pass, tools, workspaceId } = await onItsWay(db);
    const row = await loadDelivery(db, workspaceId, "dlv_1");
    if (!row) throw new Error("The delivery is gone.");
    // A worker that claimed, sent and died before it could save.
    expect(await claimAttempt(db, row, tools.clock() + 30_000)).toBe(true);
    expect(await attempt()).toMatchObject({ kind: "retry", at: tools.clock() + 30_000 });
    pass(30_000);
    expect(await attempt()).toEqual({ kind: "done" });
    expect(received).toHaveLength(1);
    expect((await read()).attempts).toMatchObject([{ number: 2, outcome: "delivered" }]);
  });

  test("end a delivery whose last attempt was interrupted, without another one", async () => {
    const { attempt, read, received, pass, tools, workspaceId } = await onItsWay(db);
    for (let claims = 0; claims < 8; claims += 1) {
      const row = await loadDelivery(db, workspaceId, "dlv_1");
      if (row) await claimAttempt(db, row, tools.clock());
    }
    pass(1);
    expect(await attempt()).toMatchObject({
      kind: "parked",
      because: expect.stringMatching(/interrupted, it may have arrived/),
    });
    expect(received).toEqual([]);
    expect((await read()).row).toMatchObject({ status: "failed", nextAttemptAt: null });
  });

  test("let a slow success stand against a later failure", async () => {
    let release = () => {};
    const slow = () =>
      new Promise<Response>((resolve) => {
        release = () => resolve(new Response("at last"));
      });
    const { attempt, read, pass, received } = await onItsWay(db, slow, answer(410));
    const first = attempt();
    while (received.length === 0) await read();
    pass(30_000);
    expect(await attempt()).toMatchObject({ kind: "parked" });
    release();
    expect(await first).toEqual({ kind: "done" });
    expect((await read()).row).toMatchObject({
      status: "delivered",
      outcome: "delivered",
      nextAttemptAt: null,
    });
  });

  test("let a slow failure undo nothing that came after it", async () => {
    let release = () => {};
    const slow = () =>
      new Promise<Response>((resolve) => {
        release = () => resolve(new Response("too late", { status: 410 }));
      });
    const { attempt, read, pass, received, run } = await onItsWay(db, slow, answer(200));
    const first = attempt();
    while (received.length === 0) await read();
    pass(30_000);
    expect(await attempt()).toEqual({ kind: "done" });
    release();
    await first;
    expect((await read()).row).toMatchObject({ status: "delivered", attempts: 2, nextAttemptAt: null });
    expect((await read()).attempts).toHaveLength(2);
    expect(await run()).toMatchObject({ status: "done" });
  });
});
