import type { Locator, Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { expectAccessible } from "../support/accessible.ts";
import { addAgent, addCall, apiOf, flowAgent, SOON } from "../support/flow-data.ts";
import { openPage, type PageOptions, stage, visit } from "../support/page.ts";

const api = apiOf("flows");

interface Configured {
  post_call_data_extraction: { name: string; type: string; description: string }[];
  post_call_actions: { name: string; condition?: unknown; config: Record<string, unknown> }[];
}

async function openEditor(options: PageOptions = {}) {
  const id = await addAgent(api, flowAgent("Order desk", stage().receiver));
  const page = await openPage({ signedIn: "flows", ...options });
  await visit(page, `/dashboard/agents/${id}`);
  return { id, page, saved: () => api.get<Configured>(`/v1/agents/${id}`) };
}

const button = (where: Page | Locator, name: string | RegExp) => where.getByRole("button", { name });
/** Of a part of a condition, what stands behind its “Move, group, remove”. */
async function pressMore(part: Locator, name: string): Promise<void> {
  const more = part.locator(":scope > details");
  if ((await more.getAttribute("open")) === null) await more.locator("summary").click();
  await button(more, name).click();
}

async function save(page: Page, version: number): Promise<void> {
  await button(page, "Save").click();
  await page.locator("#news").getByText(`Saved as version ${version}.`).waitFor();
}

test.for([true, false])(
  "a condition with a group is built, said in words, and saved (script: %s)",
  async (script) => {
    const { page, saved } = await openEditor({ script });
    await button(page, "Actions").click();
    const action = page.locator("#action-0");
    await action.getByText("Runs when budget is at least 5000.").waitFor();
    await pressMore(action.locator(".comparison"), "… or another");
    const group = action.locator("fieldset.group");
    await button(group, "Add a comparison").click();
    await group.locator(".comparison").nth(1).waitFor();
    const second = group.locator(".comparison").nth(1);
    await second.getByLabel("Field", { exact: true }).selectOption("follow_up_required");
    // Without script the operators of the field come with the next answer; Enter asks for it as well.
    if (!script) await button(page, "Check").press("Enter");
    await second.getByLabel("Value").selectOption("true");
    if (!script) await button(page, "Check").press("Enter");
    await action.getByText(/Runs when budget is at least 5000 or follow_up_required is yes\./).waitFor();
    await save(page, 2);
    expect((await saved()).post_call_actions[0]?.condition).toEqual({
      any: [
        { field: "budget", operator: ">=", value: 5000 },
        { field: "follow_up_required", operator: "==", value: true },
      ],
    });
    if (script) await expectAccessible(page);
  },
);

test("a field is added, described, checked as one types, and moved", async () => {
  const { page, saved } = await openEditor();
  await button(page, "Add: Number").click();
  const row = page.locator("#field-row-3");
  await row.getByLabel("Name").fill("bad name!");
  await row.getByLabel("Description").fill("How many people use it");
  await row.locator("[aria-invalid=true]").waitFor();
  await page.getByText(/to correct before it can be saved/).waitFor();
  await expectAccessible(page);
  await row.getByLabel("Name").fill("people");
  await row.getByLabel("Description").focus();
  await row.locator("[aria-invalid=true]").waitFor({ state: "detached" });
  await button(row, /^Up/).click();
  await page.locator("#field-row-2 legend", { hasText: "people" }).waitFor();
  await save(page, 2);
  const names = (await saved()).post_call_data_extraction.map(({ name }) => name);
  expect(names).toEqual(["customer_name", "budget", "people", "follow_up_required"]);
});

test("JSON is checked while one types, and says that it is not saved", async () => {
  const { page } = await openEditor();
  await button(page, "JSON").click();
  const text = page.locator("main textarea.code");
  await text.press("End");
  await text.pressSequentially(" x");
  await page.getByText(/to correct before it can be saved/).waitFor();
  expect(await text.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await text.inputValue()).toContain(" x");
});

test("JSON shows the same agent, and takes changes", async () => {
  const { page, saved } = await openEditor();
  await button(page, "JSON").click();
  const text = page.locator("main textarea.code");
  await text.waitFor();
  const configuration = JSON.parse(await text.inputValue()) as Configured;
  const [first] = configuration.post_call_data_extraction;
  if (first) first.description = "How the customer is called";
  await text.fill(JSON.stringify(configuration));
  await save(page, 2);
  expect((await saved()).post_call_data_extraction[0]?.description).toBe("How the customer is called");
});

test("Try it reads a call with the draft, says what would follow, and saves nothing", async () => {
  const { page, saved } = await openEditor();
  await button(page, "Actions").click();
  const row = page.locator("#action-0 .comparison");
  await row.getByLabel("Value").fill("200");
  await row.getByLabel("Value").press("Tab");
  await page.locator("#action-0").getByText("Runs when budget is at least 200.").waitFor();
  await button(page, "Try it").click();
  await page.getByRole("heading", { level: 1, name: "Try Order desk" }).waitFor();
  await page
    .getByLabel("Transcript")
    .fill("Agent: What is your budget?\nCustomer: Our budget is 240 pounds a month.");
  await button(page, "Read it").click();
  const section = page.locator("#one-call");
  await section.getByText("What would follow").waitFor();
  expect(await section.textContent()).toMatch(/budget.*240/s);
  await section.getByText("would run", { exact: true }).waitFor();
  await expectAccessible(page);
  await button(page, "Back to the editor").click();
  await button(page, "Actions").click();
  await page.locator("#action-0").getByText("Runs when budget is at least 200.").waitFor();
  expect((await saved()).post_call_actions[0]?.condition).toEqual({
    field: "budget",
    operator: ">=",
    value: 5000,
  });
});

test("an action's preview shows what would be sent for a real call", async () => {
  const id = await addAgent(api, flowAgent("Order desk", stage().receiver));
  await addCall(api, id);
  const page = await openPage({ signedIn: "flows" });
  await visit(page, `/dashboard/agents/${id}`);
  await button(page, "Actions").click();
  const action = page.locator("#action-0");
  await button(action, /preview|show/i)
    .first()
    .click();
  await page
    .getByText(/\/leads/)
    .first()
    .waitFor();
});

test("a starting point becomes an agent that can be saved as it is", async () => {
  const page = await openPage({ signedIn: "flows" });
  await visit(page, "/dashboard/agents/new");
  await page.locator(".starting-points section").first().getByRole("button").click();
  // It has a webhook, so its secret is shown once on the way.
  await page.getByText("is there. Change what you like, then save.").waitFor();
  await page.getByRole("link", { name: "Go on to the agent" }).click();
  await page.waitForURL("**/dashboard/agents/agent_*");
  expect(await page.locator(".field-row").count()).toBeGreaterThan(2);
  expect(await page.locator("[aria-invalid=true]").count()).toBe(0);
});

test("two people who edit one agent: the second is told, and loses nothing", async () => {
  const { id, page } = await openEditor({ expected: [/^(409|422) for POST/] });
  await page.locator("#field-row-0").getByLabel("Description").fill("Mine");
  await api.patch(`/v1/agents/${id}`, { agent_name: "Renamed meanwhile" });
  await button(page, "Save").click();
  await page.getByText("Somebody else saved this agent meanwhile").waitFor();
  expect(await page.locator("#field-row-0").getByLabel("Description").inputValue()).toBe("Mine");
  await button(page, "Save mine as the next version").click();
  await page.locator("#news").getByText("Saved as version 3.").waitFor();
});

test("an older version is seen with what it changed, and restored", async () => {
  const { id, page, saved } = await openEditor();
  const fields = (await saved()).post_call_data_extraction;
  await api.patch(`/v1/agents/${id}`, {
    post_call_data_extraction: fields.slice(0, 1),
    post_call_actions: [],
  });
  await visit(page, `/dashboard/agents/${id}/versions`);
  await page.getByRole("main").getByRole("link", { name: "1", exact: true }).click();
  await button(page, "Restore this version").click();
  await page.locator("#news").getByText("Version 1 is back, as version 3.").waitFor();
  await vi.waitUntil(async () => (await saved()).post_call_data_extraction.length === 3, SOON);
});
