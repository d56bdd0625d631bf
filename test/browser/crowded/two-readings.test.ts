import type { Page } from "playwright-core";
import { beforeAll, expect, test, vi } from "vitest";
import { type CallAnswer, type IngestAnswer, isAnalysed } from "../../../scripts/api/answers.ts";
import { type ApiClient, apiClient } from "../../../scripts/api/client.ts";
import { expectAccessible } from "../support/accessible.ts";
import { MODEL } from "../support/crowded/model.ts";
import { disputedCall, OF_MODEL, OF_OFFLINE, undisputedCall } from "../support/crowded/reading.ts";
import type { Crowded } from "../support/crowded/stage.ts";
import { SOON } from "../support/flow-data.ts";
import { CROWDED_START_MS, crowdedSite, openPage, visit } from "../support/page.ts";
import { idsIn } from "../support/rows.ts";

let site: Crowded;
let api: ApiClient;
beforeAll(async () => {
  site = await crowdedSite();
  const { url, keys } = site;
  api = apiClient({ url, apiKey: keys.reading }, new AbortController().signal, 10_000);
}, CROWDED_START_MS);

let added = 0;

/** A call of its own that a model has read, and the offline reader beside it. */
async function addRead(body: typeof disputedCall): Promise<string> {
  const call = body(site.reading.agent, `flow-${Date.now()}-${added++}`);
  const { call_id: id } = await api.post<IngestAnswer>("/v1/calls", call);
  await vi.waitUntil(async () => isAnalysed(await api.get<CallAnswer>(`/v1/calls/${id}`)), SOON);
  return id;
}

const budget = (page: Page) => page.locator("#field-budget");
const reviewed = async (page: Page) => {
  await visit(page, "/dashboard/calls?needs_review=true");
  return idsIn(page, "#calls");
};

async function openDisputed(options: Parameters<typeof openPage>[0] = {}) {
  const id = await addRead(disputedCall);
  const page = await openPage({ signedIn: "reading", ...options });
  return { id, page };
}

test("both readings stand beside each other, each with its reader, and the other fields with one", async () => {
  const { id, page } = await openDisputed();
  await visit(page, `/dashboard/calls/${id}`);
  const readers = budget(page).locator(".readers");
  await readers.waitFor();
  await readers.getByRole("heading", { name: "The two readers disagree" }).waitFor();
  expect(await readers.locator("dt").allInnerTexts()).toEqual([`${MODEL} (shown)`, "the built-in reader"]);
  expect(await readers.locator("dd").allInnerTexts()).toEqual([
    String(OF_MODEL),
    expect.stringMatching(new RegExp(`^${OF_OFFLINE}\\b`)),
  ]);
  expect(await budget(page).locator(".field-value").textContent()).toBe(String(OF_MODEL));
  await budget(page).getByText("Please check").waitFor();
  expect(await page.locator(".readers").count()).toBe(1);
  await readers.locator(".quote a").click();
  const chosen = page.locator("#transcript mark.chosen");
  expect(await chosen.allInnerTexts()).toContainEqual(expect.stringContaining(String(OF_OFFLINE)));
  await expectAccessible(page);
});

test("the filter for what needs review leads there, and passes over a call on which both agree", async () => {
  const { id, page } = await openDisputed();
  const agreed = await addRead(undisputedCall);
  await visit(page, "/dashboard/calls");
  await page.locator("summary", { hasText: "Filters" }).click();
  await page.getByLabel("Needs review").selectOption({ label: "needs review" });
  await page.locator(".filters + .doings").getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/needs_review=true/);
  const found = await idsIn(page, "#calls");
  expect(found).toContain(id);
  expect(found).not.toContain(agreed);
  await page.locator(`tr[id="${id}"] th a`).click();
  await page.waitForURL(`**/dashboard/calls/${id}`);
  await budget(page).locator(".readers").waitFor();
});

test.for([true, false])("a correction settles it (script: %s)", async (script) => {
  const { id, page } = await openDisputed({ script });
  await visit(page, `/dashboard/calls/${id}`);
  await budget(page).getByLabel("The right value of budget").fill(String(OF_OFFLINE));
  await budget(page).getByRole("button", { name: "Save" }).click();
  await page.locator("#news").getByText("The value is kept.").waitFor();
  await budget(page).getByText(`Set by Robin Adler; the model had ${OF_MODEL}.`).waitFor();
  expect(await budget(page).locator(".field-value").textContent()).toBe(String(OF_OFFLINE));
  expect(await budget(page).getByText("Please check").count()).toBe(0);
  expect(await reviewed(page)).not.toContain(id);
  expect((await api.get<CallAnswer>(`/v1/calls/${id}`)).analysis.data.budget).toBe(OF_OFFLINE);
});

test("who finds that the first reading is right says so by one click", async () => {
  const { id, page } = await openDisputed();
  await visit(page, `/dashboard/calls/${id}`);
  await budget(page).getByRole("button", { name: "It is right" }).click();
  await page.locator("#news").getByText("The value is kept.").waitFor();
  expect(await budget(page).getByText("Please check").count()).toBe(0);
  expect(await reviewed(page)).not.toContain(id);
});
