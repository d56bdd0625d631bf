import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import type { CallAnswer } from "../../../scripts/api/answers.ts";
import { expectAccessible } from "../support/accessible.ts";
import { addAgent, addCall, apiOf, flowAgent, SOON } from "../support/flow-data.ts";
import { openPage, type PageOptions, stage, visit } from "../support/page.ts";
import { markDocument } from "../support/same-page.ts";

const api = apiOf("flows");
let agent = "";

beforeAll(async () => {
  agent = await addAgent(api, flowAgent("Sales line", stage().receiver));
});

/** The page of a call of its own. */
async function openCall(options: PageOptions & { query?: string } = {}) {
  const id = await addCall(api, agent);
  const page = await openPage({ signedIn: "flows", ...options });
  await visit(page, `/dashboard/calls/${id}${options.query ?? ""}`);
  return { id, page, analysis: async () => (await api.get<CallAnswer>(`/v1/calls/${id}`)).analysis };
}

const fieldOf = (page: Page, name: string) => page.locator(`#field-${name}`);

async function correctTo(page: Page, name: string, value: string): Promise<void> {
  const field = fieldOf(page, name);
  const form = field.locator("details.correct");
  if ((await form.getAttribute("open")) === null) await form.locator("summary").click();
  await field.getByLabel(`The right value of ${name}`).fill(value);
  await field.getByRole("button", { name: "Save" }).click();
}

test("a quote leads to its words: the turn is in sight, marked and focused", async () => {
  const { page } = await openCall({ height: 420 });
  await fieldOf(page, "budget").locator("blockquote a").click();
  const turn = page.locator("#turn-3");
  expect(await turn.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await turn.getAttribute("class")).toContain("shown");
  expect(await turn.locator("mark.chosen").textContent()).toBe("240");
  const box = await turn.boundingBox();
  expect(box && box.y >= 0 && box.y + box.height <= 420, JSON.stringify(box)).toBe(true);
  expect(page.url()).toMatch(/#turn-3$/);
  // Another field's quote takes the mark away.
  await fieldOf(page, "customer_name").locator("blockquote a").click();
  expect(await page.locator("mark.chosen").allTextContents()).toEqual([
    expect.stringContaining("Grace Holloway"),
  ]);
});

test("without script a quote leads to its turn by its address", async () => {
  const { page } = await openCall({ script: false });
  await fieldOf(page, "budget").locator("blockquote a").click();
  await page.waitForURL(/#turn-3$/);
  expect(await page.locator("#turn-3:target").count()).toBe(1);
});

test("the transcript is searched as one types, on the same page", async () => {
  const { page } = await openCall();
  const isSame = await markDocument(page);
  const find = page.getByLabel("Find in the transcript");
  await find.pressSequentially("budget");
  await page.getByText("2 turns say so").waitFor();
  expect(await page.locator("#transcript mark.found").allTextContents()).toEqual(["budget", "budget"]);
  expect(await find.inputValue()).toBe("budget");
  expect(await find.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await isSame()).toBe(true);
});

test("a value is put right where it stands, without a new page", async () => {
  const { page, analysis } = await openCall();
  const isSame = await markDocument(page);
  await correctTo(page, "budget", "310");
  const field = fieldOf(page, "budget");
  await field.getByText("Set by Robin Adler; the model had 240.").waitFor();
  expect(await field.locator(".field-value").textContent()).toBe("310");
  await page.locator("#news").getByText("The value is kept.").waitFor();
  expect(await isSame()).toBe(true);
  expect((await analysis()).data.budget).toBe(310);
  await expectAccessible(page);
  await field.locator("details.correct summary").click();
  await field.getByRole("button", { name: "Back to the model's value" }).click();
  await page.locator("#news").getByText("The model's value counts again.").waitFor();
  expect((await analysis()).data.budget).toBe(240);
});

test("a value that cannot be is refused beside its field, and what was typed stays", async () => {
  const { page, analysis } = await openCall({ expected: [/^422 for POST .*\/correct \(xhr\)$/] });
  await correctTo(page, "budget", "a lot");
  const input = fieldOf(page, "budget").getByLabel("The right value of budget");
  await page.locator("#field-budget [aria-invalid=true]").waitFor();
  expect(await input.inputValue()).toBe("a lot");
  await fieldOf(page, "budget").getByText("Write a number such as 1250.5").waitFor();
  expect((await analysis()).data.budget).toBe(240);
  await expectAccessible(page);
  await correctTo(page, "budget", "250");
  await fieldOf(page, "budget").getByText("Set by Robin Adler").waitFor();
});

test("without script values are put right, and refused, all the same", async () => {
  const { page, analysis } = await openCall({ script: false });
  await correctTo(page, "budget", "a lot");
  await page.getByText("Write a number such as 1250.5").waitFor();
  expect(await fieldOf(page, "budget").getByLabel("The right value of budget").inputValue()).toBe("a lot");
  await correctTo(page, "budget", "310");
  await page.locator("#news").getByText("The value is kept.").waitFor();
  expect((await analysis()).data.budget).toBe(310);
});

test("an action that did not run says why, and runs now when a person says so", async () => {
  const { id, page } = await openCall({ query: "?tab=actions", agreesTo: /^Run “Big lead to CRM” now/ });
  const action = page.locator("li.card").filter({ hasText: "Big lead to CRM" });
  await action.getByText("not met").waitFor();
  expect(await action.textContent()).toMatch(/budget.*5,?000.*240/s);
  await action.getByRole("button", { name: "Run now" }).click();
  await page.locator("#news").getByText("“Big lead to CRM” is on its way.").waitFor();
  await action.locator(".field-head").getByText("Run by Robin Adler").waitFor();
  const status = async () => (await api.get<CallAnswer>(`/v1/calls/${id}`)).actions[0]?.status;
  await vi.waitUntil(async () => (await status()) === "done", SOON);
  await action.getByRole("link", { name: "Delivery" }).waitFor();
  await action.getByText("Delivered").waitFor();
});

test("a call is read again, and its page shows the newer reading by itself", async () => {
  const { page } = await openCall();
  const readings = page.locator("section", { hasText: "History of analyses" }).locator("li details");
  expect(await readings.count()).toBe(1);
  await page.locator("summary", { hasText: "Re-analyse" }).click();
  await page.locator("form[action$=reanalyze]").getByRole("button", { name: "Re-analyse" }).click();
  await page.locator("#news").getByText("The call is being read again.").waitFor();
  await readings.nth(1).waitFor();
  const newest = readings.first();
  await newest.locator("summary", { hasText: "shown above" }).waitFor();
  await newest.locator("summary").click();
  await page.getByText("It found the same as the one before.").waitFor();
});

test("the timeline tells from the first ring to the last attempt", async () => {
  const { page } = await openCall({ query: "?tab=events" });
  expect(await page.locator("ol li, ul li").count()).toBeGreaterThan(3);
  await page.getByRole("link", { name: "AI Analysis" }).click();
  await fieldOf(page, "budget").waitFor();
});

test("what a person opens and types stays while the page renews itself", async () => {
  const slow = { name: "Slow", type: "webhook", config: { url: `${stage().receiver}/fails` } };
  const busy = await addAgent(api, {
    ...flowAgent("Busy line", stage().receiver),
    post_call_actions: [slow],
  });
  const id = await addCall(api, busy);
  const page = await openPage({ signedIn: "flows" });
  await visit(page, `/dashboard/calls/${id}`);
  expect(await page.locator("#call").getAttribute("hx-get")).toMatch(id);
  const field = fieldOf(page, "budget");
  await field.locator("summary").click();
  const input = field.getByLabel("The right value of budget");
  await input.fill("31");
  await page.getByLabel("Find in the transcript").focus();
  await page.waitForResponse((answer) => answer.url().endsWith(`/calls/${id}`));
  await page.waitForResponse((answer) => answer.url().endsWith(`/calls/${id}`));
  expect(await input.isVisible()).toBe(true);
  expect(await input.inputValue()).toBe("31");
});
