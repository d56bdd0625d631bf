import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { addAgent, addCall, apiOf, flowAgent, SOON } from "../support/flow-data.ts";
import { openPage, stage, visit } from "../support/page.ts";
import { markDocument } from "../support/same-page.ts";

const api = apiOf("flows");
const NAMES = ["Grace Holloway", "Tom Becker", "Zoe Quill"] as const;
let agent = "";
/** The calls of the agent, one for each name, the oldest first. */
const calls: string[] = [];

const said = (name: string) => `Agent: May I have your name, please?
Customer: Sure, this is ${name}. I call about the ${name === "Zoe Quill" ? "marmalade" : "invoice"}.
Agent: What is your budget for a month?
Customer: Our budget is 240 pounds a month.`;

beforeAll(async () => {
  agent = await addAgent(api, flowAgent("Order desk", stage().receiver));
  for (const name of NAMES) {
    const more = { direction: name === "Tom Becker" ? "inbound" : "outbound", transcript: said(name) };
    calls.push(await addCall(api, agent, more));
  }
});

const rowsOf = (page: Page) => page.locator("#calls tbody tr");
const idsOn = (page: Page) => rowsOf(page).evaluateAll((rows) => rows.map(({ id }) => id));
const inPage = (id: string | undefined) => `/dashboard/calls/${id}`;

/** The calls of the agent, as its filter shows them. */
async function ownCalls(options: Parameters<typeof openPage>[0] = {}): Promise<Page> {
  const page = await openPage({ signedIn: "flows", ...options });
  await visit(page, `/dashboard/calls?agent_id=${agent}`);
  return page;
}

test.for([true, false])("words that were said find their calls (script: %s)", async (script) => {
  const page = await openPage({ signedIn: "flows", script });
  await visit(page, "/dashboard/calls");
  await page.getByRole("searchbox", { name: "Search" }).fill("marmalade");
  await page.keyboard.press("Enter");
  await page.waitForURL(/[?&]q=marmalade/);
  expect(await idsOn(page)).toEqual([calls[2]]);
  await rowsOf(page).getByRole("link").first().click();
  await page.waitForURL(`**${inPage(calls[2])}`);
});

test.for([true, false])(
  "filters narrow the list, say so, and can be cleared (script: %s)",
  async (script) => {
    const page = await openPage({ signedIn: "flows", script });
    await visit(page, "/dashboard/calls");
    await page.locator("summary", { hasText: "Filters" }).click();
    await page.getByLabel("Agent", { exact: true }).selectOption({ label: "Order desk" });
    await page.getByLabel("Direction").selectOption({ label: "Inbound" });
    await page.locator(".filters + .doings").getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/direction=inbound/);
    expect(await idsOn(page)).toEqual([calls[1]]);
    expect(await page.getByLabel("Direction").inputValue()).toBe("inbound");
    await page.getByLabel("Direction").selectOption({ label: "Outbound" });
    await page.getByLabel("Field", { exact: true }).fill("customer_name");
    await page.getByLabel("has the value").fill("Zoe Quill");
    await page.locator(".filters + .doings").getByRole("button", { name: "Show" }).click();
    await page.waitForURL(/Zoe/);
    expect(await idsOn(page)).toEqual([calls[2]]);
    await page.getByRole("link", { name: "Clear" }).click();
    await page.waitForURL("**/dashboard/calls");
  },
);

test("a filter that finds nothing says what to do about it", async () => {
  const page = await openPage({ signedIn: "flows" });
  await visit(page, "/dashboard/calls?q=xylophone");
  await page.getByText("No call matches").waitFor();
  await page.locator(".empty").getByRole("link", { name: "Clear" }).click();
  await page.waitForURL("**/dashboard/calls");
});

test("a call that comes in appears by itself, and what was chosen stays so", async () => {
  const page = await ownCalls();
  const isSame = await markDocument(page);
  const box = page.locator(`#calls input[value="${calls[0]}"]`);
  await box.check();
  const late = await addCall(api, agent, { transcript: said("Ida Berg") });
  await page.locator(`tr[id="${late}"]`).waitFor();
  expect(await box.isChecked()).toBe(true);
  expect(await isSame()).toBe(true);
});

test("chosen calls are read again, and their progress can be seen", async () => {
  const page = await ownCalls({ agreesTo: /^Read these calls again/ });
  await page.locator(`#calls input[value="${calls[0]}"]`).check();
  await page.locator(`#calls input[value="${calls[1]}"]`).check();
  await page.locator("summary", { hasText: "With the chosen calls" }).click();
  await page.getByRole("button", { name: "Re-analyse" }).click();
  await page.waitForURL("**/dashboard/tasks");
  await page.locator("#news").getByText("2 calls are being read again.").waitFor();
  await page
    .getByRole("main")
    .getByRole("link", { name: /Order desk/ })
    .first()
    .click();
  await page.waitForURL("**/dashboard/tasks/reanalyses/*");
  await page.getByText("2 of 2").first().waitFor();
  const read = async () => (await api.get<unknown[]>(`/v1/calls/${calls[1]}/analyses`)).length;
  await vi.waitUntil(async () => (await read()) === 2, SOON);
});

test("all boxes are chosen by one", async () => {
  const page = await ownCalls();
  await page.getByLabel("Choose all on this page").check();
  const boxes = page.locator("#calls tbody input[type=checkbox]");
  expect(await page.locator("#calls tbody input[type=checkbox]:checked").count()).toBe(await boxes.count());
});

test("choosing nothing is said to be so", async () => {
  const page = await ownCalls({ agreesTo: /^Read these calls again/ });
  await page.locator("summary", { hasText: "With the chosen calls" }).click();
  await page.getByRole("button", { name: "Re-analyse" }).click();
  await page.getByText("Choose at least one call.").waitFor();
});

test.for(["CSV", "JSONL"] as const)("what is shown is exported as %s", async (format) => {
  const page = await ownCalls();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: `Export as ${format}` }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    new RegExp(`^calls-\\d{4}-\\d\\d-\\d\\d\\.${format.toLowerCase()}$`),
  );
  const pieces: Uint8Array[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece);
  const text = Buffer.concat(pieces).toString("utf8");
  for (const id of calls) expect(text).toContain(id);
});

test("a page that cannot reach the server says so, and goes on when it can", async () => {
  const page = await ownCalls({ expected: [/ERR_INTERNET_DISCONNECTED/, /htmx:(sendError|afterRequest)/] });
  await page.context().setOffline(true);
  await page.getByText("The page cannot reach the server.").waitFor();
  await page.context().setOffline(false);
  const late = await addCall(api, agent, { transcript: said("Una Holm") });
  await page.locator(`tr[id="${late}"]`).waitFor();
  expect(await page.getByText("The page cannot reach the server.").count()).toBe(0);
});
