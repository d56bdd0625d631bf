import { beforeAll, expect, test, vi } from "vitest";
import type { DeliveryAnswer } from "../../../scripts/api/answers.ts";
import { expectAccessible } from "../support/accessible.ts";
import { addAgent, addCall, apiOf, flowAgent, SOON } from "../support/flow-data.ts";
import { openPage, stage, visit } from "../support/page.ts";

const api = apiOf("sending");
let failing = "";
/** Deliveries that failed. */
let failed: DeliveryAnswer[] = [];

beforeAll(async () => {
  const { receiver } = stage();
  const body = { url: `${receiver}/fails/events`, description: "A server that is away", retry_schedule: [0] };
  const events = { ...body, events: ["call.analyzed"] };
  failing = (await api.post<{ endpoint_id: string }>("/v1/endpoints", events)).endpoint_id;
  const agent = await addAgent(api, flowAgent("Order desk", receiver));
  for (let n = 0; n < 3; n++) await addCall(api, agent);
  failed = await vi.waitUntil(async () => {
    const all = await api.get<DeliveryAnswer[]>(`/v1/deliveries?endpoint_id=${failing}&status=failed`);
    return all.length === 3 && all;
  }, SOON);
});

test("a delivery that failed says what was sent and answered, and is sent again", async () => {
  const page = await openPage({ signedIn: "sending", agreesTo: /^Send this again now\?/ });
  await visit(page, `/dashboard/webhooks/deliveries/${failed[0]?.delivery_id}`);
  const attempts = page.locator("#progress");
  await attempts.getByText("The warehouse is closed.").first().waitFor();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.locator("#news").getByText("It is sent again.").waitFor();
  // The second attempt appears by itself.
  await vi.waitUntil(async () => (await attempts.getByText("The warehouse is closed.").count()) === 2, SOON);
  await expectAccessible(page);
});

test("chosen deliveries are sent again, and their progress can be left and come back to", async () => {
  const page = await openPage({ signedIn: "sending", agreesTo: /^Send these again/ });
  await visit(page, `/dashboard/webhooks/deliveries?endpoint_id=${failing}&status=failed`);
  await page.locator("#deliveries tbody input[type=checkbox]").nth(0).check();
  await page.locator("#deliveries tbody input[type=checkbox]").nth(1).check();
  await page.locator("details.card summary", { hasText: "Send again" }).click();
  await page.getByRole("button", { name: "Send again" }).click();
  await page.waitForURL("**/dashboard/tasks/replays/*");
  await page.locator("#news").getByText("2 deliveries are sent again.").waitFor();
  await visit(page, "/dashboard/tasks");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Replay of webhooks/ })
    .first()
    .click();
  await page.getByText("2 of 2 deliveries").waitFor();
  await expectAccessible(page);
});

test("all that match the filters are sent again", async () => {
  const page = await openPage({ signedIn: "sending", agreesTo: /^Send these again/ });
  await visit(page, `/dashboard/webhooks/deliveries?endpoint_id=${failing}&status=failed`);
  await vi.waitUntil(async () => (await page.locator("#deliveries tbody tr").count()) === 3, SOON);
  await page.locator("details.card summary", { hasText: "Send again" }).click();
  await page.getByLabel("Which deliveries").selectOption("matching");
  await page.getByRole("button", { name: "Send again" }).click();
  await page.locator("#news").getByText("3 deliveries are sent again.").waitFor();
  await page.getByText("3 of 3 deliveries").waitFor();
});

test("an endpoint that fails says so where endpoints are listed", async () => {
  const page = await openPage({ signedIn: "sending" });
  await visit(page, "/dashboard/webhooks");
  const row = page.locator(`tr[id="${failing}"]`);
  expect(await row.textContent()).toMatch(/A server that is away.*[Ff]ailing/s);
});

test("without script a delivery is sent again", async () => {
  const page = await openPage({ signedIn: "sending", script: false });
  await visit(page, `/dashboard/webhooks/deliveries/${failed[2]?.delivery_id}`);
  await page.getByRole("button", { name: "Send again" }).click();
  await page.locator("#news").getByText("It is sent again.").waitFor();
});
