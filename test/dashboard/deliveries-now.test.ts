import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { insertDeliveries } from "../../src/store/deliveries.ts";
import { deliveries } from "../../src/store/schema.ts";
import { HOUR_MS, receivers } from "../webhooks/receivers.ts";
import { signedInVisitor, textOf } from "./support/browser.ts";

const LIST = "/dashboard/webhooks/deliveries";

/** Somebody signed in who looks at an event that waits for its second attempt. */
async function waiting() {
  const setting = await receivers();
  const endpointId = await setting.at("hook.example", { retry_schedule: [0, 36_000, 36_000] });
  setting.answers["hook.example"] = 500;
  await setting.tell();
  const [made] = await setting.deliveries();
  const id = made?.delivery_id ?? "";
  const visitor = await signedInVisitor(setting.client);
  const row = () => setting.client.db.select().from(deliveries).where(eq(deliveries.id, id)).get();
  return { ...setting, visitor, id, endpointId, row };
}

describe("a delivery that waits for its next attempt", () => {
  test("says when that comes, and is sent now by the button of its page and of its rows", async () => {
    const { visitor, id, endpointId, row, services } = await waiting();
    const send = `${LIST}/${id}/send`;
    const page = await visitor.get(`${LIST}/${id}`);
    expect(page.html).toContain(`action="${send}"`);
    expect(textOf(page.html)).toMatch(
      /Next attempt: \d+ \w+ \d{4}, [\d:]+ “Send now” makes this attempt at once/,
    );
    for (const path of [LIST, `/dashboard/webhooks/endpoints/${endpointId}`]) {
      const { html } = await visitor.get(path);
      expect(html).toContain(`form="send-now" formaction="${send}"`);
      expect(html).toMatch(/aria-label="Send now: call\.analyzed of [^"]+"/);
      expect(html.indexOf('id="send-now"')).toBeGreaterThan(0);
    }
    expect((await row())?.nextAttemptAt).toBeGreaterThan(services.clock() + HOUR_MS);
    const { status, headers } = await visitor.post(send);
    expect([status, headers.get("location")]).toEqual([303, `${LIST}/${id}`]);
    expect(textOf((await visitor.get(`${LIST}/${id}`)).html)).toContain(
      "Its next attempt is being made now.",
    );
    expect((await row())?.nextAttemptAt).toBeLessThan(services.clock() + HOUR_MS);
  });

  test("is not sent to a receiver that is disabled: its page says why", async () => {
    const { visitor, id, endpointId, disable } = await waiting();
    await disable(endpointId);
    const { status, html } = await visitor.post(`${LIST}/${id}/send`);
    expect(status).toBe(409);
    expect(textOf(html)).toContain("Its receiver is disabled: enable it first");
  });

  test("has no such button once it has ended", async () => {
    const { visitor, id, client } = await waiting();
    await client.db
      .update(deliveries)
      .set({ status: "failed", nextAttemptAt: null })
      .where(eq(deliveries.id, id));
    const { html } = await visitor.get(`${LIST}/${id}`);
    expect(html).not.toContain(`${id}/send`);
    expect(html).toContain(`${id}/replay`);
  });
});

test("the page of an endpoint that fails says how, and sends again all that failed", async () => {
  const { visitor, id, endpointId, client } = await waiting();
  const path = `/dashboard/webhooks/endpoints/${endpointId}`;
  expect(textOf((await visitor.get(path)).html)).toContain("The endpoint answered 500");
  await client.db
    .update(deliveries)
    .set({ status: "failed", nextAttemptAt: null })
    .where(eq(deliveries.id, id));
  const again = `${LIST}/replay?endpoint_id=${endpointId}&status=failed`;
  expect((await visitor.get(path)).html).toContain(`action="${again.replace("&", "&amp;")}"`);
  const { headers } = await visitor.post(again, { which: "matching" });
  expect(headers.get("location")).toMatch(/^\/dashboard\/tasks\/replays\//);
});

test("a page that goes on from a delivery that is gone shows the newest", async () => {
  const { visitor, workspaceId, client } = await waiting();
  const row = { workspaceId, eventId: "evt_1", eventType: "call.ended", agentId: "agent_1", method: "POST" };
  await insertDeliveries(client.db, [
    { ...row, id: "dlv_000", url: "https://crm.example/", body: "{}", status: "failed", createdAt: 1 },
  ]);
  const { status, html } = await visitor.get(`${LIST}?after=dlv_gone`);
  expect(status).toBe(200);
  expect(html).toContain('id="dlv_000"');
});
