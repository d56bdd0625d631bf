import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { deliveries, endpoints } from "../../src/store/schema.ts";
import { deliver } from "../../src/webhooks/deliver.ts";
import { receivers } from "./receivers.ts";

async function limited(count: number, rate_limit_per_second: number | null) {
  const setting = await receivers();
  const id = await setting.at("hook.example", { rate_limit_per_second });
  for (let n = 0; n < count; n += 1) await setting.happen();
  const { client, workspaceId, services, knocks } = setting;
  const keys = knocks.deliveries.splice(0);
  return {
    ...setting,
    id,
    knockAll: () => Promise.all(keys.map(({ deliveryId }) => deliver(services, workspaceId, deliveryId))),
    pending: async () => {
      const rows = await client.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
      return rows
        .filter(({ status }) => status === "pending")
        .map(({ nextAttemptAt, slotAt }) => ({ nextAttemptAt, slotAt }))
        .toSorted((a, b) => Number(a.slotAt) - Number(b.slotAt));
    },
    endpointRow: () => client.db.select().from(endpoints).where(eq(endpoints.id, id)).get(),
  };
}

describe("an endpoint with a rate limit", () => {
  test("gives each of twenty deliveries at five a second a slot of its own, and sends none before its slot", async () => {
    const { knockAll, pending, hits, services, pass } = await limited(20, 5);
    const start = services.clock();
    const outcomes = await knockAll();
    expect(hits).toHaveLength(1);
    expect((await pending()).map(({ nextAttemptAt }) => Number(nextAttemptAt) - start)).toEqual(
      Array.from({ length: 19 }, (_, n) => (n + 1) * 200),
    );
    expect(outcomes.filter(({ kind }) => kind === "retry")).toHaveLength(19);
    for (let sent = 1; sent < 20; sent += 1) {
      pass(199);
      await knockAll();
      expect(hits).toHaveLength(sent);
      pass(1);
      await knockAll();
      expect(hits).toHaveLength(sent + 1);
    }
    expect(await pending()).toEqual([]);
  }, 30_000);

  test("keeps a delivery's slot, however late its message comes and however many come after it", async () => {
    const { knockAll, hits, pass } = await limited(3, 1);
    await knockAll();
    pass(60_000);
    await knockAll();
    expect(hits).toHaveLength(3);
  });

  test("gives a retry a slot of its own", async () => {
    const { knockAll, pending, answers, pass, services } = await limited(3, 1);
    answers["hook.example"] = 500;
    await knockAll();
    pass(2_000);
    await knockAll();
    pass(60_000);
    const start = services.clock();
    await knockAll();
    const waiting = (await pending()).filter(({ slotAt }) => slotAt !== null);
    expect(waiting.map(({ slotAt }) => Number(slotAt) - start)).toEqual([1_000, 2_000]);
  });

  test("never exceeds a limit that does not divide the second", async () => {
    const { knockAll, pending, services } = await limited(4, 3);
    const start = services.clock();
    await knockAll();
    expect((await pending()).map(({ slotAt }) => Number(slotAt) - start)).toEqual([334, 668, 1002]);
  });

  test("and one without: all go out at once, and nothing is written on the endpoint", async () => {
    const { knockAll, hits, endpointRow } = await limited(4, null);
    await knockAll();
    expect(hits).toHaveLength(4);
    expect(await endpointRow()).toMatchObject({ nextSlotAt: null });
  });
});
