import { describe, expect, test } from "vitest";
import { receivers } from "./receivers.ts";

/** An endpoint with a schedule of its own that answers 500, and the waits after each attempt until it is given up. */
async function waits(retry_schedule: number[], status = 500) {
  const setting = await receivers();
  await setting.at("hook.example", { retry_schedule });
  setting.answers["hook.example"] = status;
  const { services, knocks, workspaceId, pass } = setting;
  const calm = { ...services, random: () => 0.5 };
  await setting.happen();
  const found: number[] = [];
  for (;;) {
    await setting.deliverAll(calm);
    const [delivery] = await setting.deliveries();
    if (!delivery?.next_attempt_at) return { ...setting, found, delivery };
    const wait = Date.parse(delivery.next_attempt_at) - services.clock();
    found.push(wait / 1000);
    pass(wait);
    knocks.deliveries.push({ workspaceId, deliveryId: delivery.delivery_id });
  }
}

describe("an endpoint's own retry schedule", () => {
  test("takes the place of ours: as many attempts as it has members, at its steps", async () => {
    const { found, delivery } = await waits([0, 10, 20, 7200]);
    expect(found).toEqual([10, 20, 7200]);
    expect(delivery).toMatchObject({ status: "failed", attempt_count: 4 });
    expect(delivery?.reason).toMatch(/^Gave up after 4 attempts\. The endpoint answered 500/);
  });

  test("may put the first attempt off, too", async () => {
    const { found, hits } = await waits([30, 60]);
    expect(found).toEqual([30, 60]);
    expect(hits).toHaveLength(2);
  });

  test("leaves an endpoint that is overwhelmed alone for a minute all the same", async () => {
    expect((await waits([0, 5], 429)).found).toEqual([60]);
  });

  test("is asked at each attempt: one that was shortened meanwhile ends a delivery with what it had", async () => {
    const { at, answers, happen, deliverAll, client, deliveries, pass, knocks, workspaceId, hits } =
      await receivers();
    const id = await at("hook.example", { retry_schedule: [0, 10, 20] });
    answers["hook.example"] = 500;
    await happen();
    await deliverAll();
    await client.send("PATCH", `/v1/endpoints/${id}`, { retry_schedule: [0] });
    const [delivery] = await deliveries();
    pass(60_000);
    knocks.deliveries.push({ workspaceId, deliveryId: String(delivery?.delivery_id) });
    await deliverAll();
    expect(hits).toHaveLength(1);
    expect(await deliveries()).toMatchObject([{ status: "failed", attempt_count: 1 }]);
  });
});
