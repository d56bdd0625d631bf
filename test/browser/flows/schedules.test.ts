import { expect, test } from "vitest";
import type { ScheduleAnswer } from "../../../scripts/api/answers.ts";
import { expectAccessible } from "../support/accessible.ts";
import { addAgent, apiOf, flowAgent } from "../support/flow-data.ts";
import { openPage, type PageOptions, stage, visit } from "../support/page.ts";

const api = apiOf("flows");
const DAY_MS = 86_400_000;
const dayIn = (days: number) =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, "2026-05-07".length);

async function openSchedule(options: PageOptions = {}) {
  const agent_id = await addAgent(api, flowAgent("Follow-ups", stage().receiver));
  const numbers = { to_number: "+442079460143", from_number: "+442079460100" };
  const when = { scheduled_at: `${dayIn(3)}T10:00:00`, timezone: "Europe/London" };
  const { schedule_id: id } = await api.post<ScheduleAnswer>("/v1/schedules", {
    agent_id,
    ...numbers,
    ...when,
  });
  const page = await openPage({ signedIn: "flows", ...options });
  await visit(page, `/dashboard/schedules/${id}`);
  return { page, status: async () => (await api.get<ScheduleAnswer>(`/v1/schedules/${id}`)).status };
}

test("a schedule is canceled once a person says that they mean it", async () => {
  const { page, status } = await openSchedule({ agreesTo: /^Cancel this schedule\?/ });
  await page.getByRole("button", { name: "Cancel the schedule" }).click();
  await page.locator("#news").getByText("The schedule is canceled.").waitFor();
  expect(await status()).toBe("canceled");
  expect(await page.getByRole("button", { name: "Cancel the schedule" }).count()).toBe(0);
  await expectAccessible(page);
});

test("who says no when asked cancels nothing", async () => {
  const { page, status } = await openSchedule({ expected: [/^A dialog on .*: Cancel this schedule\?/] });
  await page.getByRole("button", { name: "Cancel the schedule" }).click();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.locator("#news").getByText("Paused:").waitFor();
  expect(await status()).toBe("paused");
  await page.getByRole("button", { name: "Resume" }).click();
  await page.locator("#news").getByText("Resumed.").waitFor();
});

test.for([true, false])(
  "a schedule is moved, and a time that is past is refused (script: %s)",
  async (script) => {
    const { page } = await openSchedule({ script });
    const at = page.getByLabel("Day and time");
    await at.fill(`${dayIn(-3)}T10:00`);
    await page.getByRole("button", { name: "Move" }).click();
    await page.locator("[aria-invalid=true], [role=alert]").first().waitFor();
    expect(await page.getByLabel("Day and time").inputValue()).toContain(dayIn(-3));
    await page.getByLabel("Day and time").fill(`${dayIn(5)}T11:30`);
    await page.getByRole("button", { name: "Move" }).click();
    await page.locator("#news").getByText("Moved to").waitFor();
  },
);

test.for([true, false])(
  "how a schedule repeats is changed, and the times are seen before (script: %s)",
  async (script) => {
    const { page } = await openSchedule({ script });
    await page.getByRole("link", { name: "Change", exact: true }).click();
    await page.getByRole("heading", { name: "As it stands, it rings at these times" }).waitFor();
    await page.getByLabel("How often").selectOption("daily");
    // By script the times follow what is chosen; without, they are asked for.
    if (!script) await page.getByRole("button", { name: "Show when it would ring" }).click();
    const preview = page.locator("#preview");
    await preview.getByText("It would ring at these times").waitFor();
    expect(await preview.locator("li").count()).toBeGreaterThan(1);
    await page.getByLabel("Try so many times in all").fill("99");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await page.locator("#in-retry-attempts[aria-invalid=true]").waitFor();
    if (script) await expectAccessible(page);
    await page.getByLabel("Try so many times in all").fill("2");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await page.locator("#news").getByText("The changes are saved.").waitFor();
    await page.getByText("Every day").first().waitFor();
  },
);

test("a call is planned by hand, and then stands in the calendar", async () => {
  await addAgent(api, flowAgent("Planning desk", stage().receiver));
  const page = await openPage({ signedIn: "flows" });
  await visit(page, "/dashboard/schedules");
  await page.getByRole("link", { name: "New schedule" }).click();
  await page.getByLabel("Agent").selectOption({ label: "Planning desk" });
  await page.getByLabel("Number to call").fill("+442079460155");
  await page.getByLabel("Day and time").fill(`${dayIn(1)}T15:30`);
  await page.getByRole("button", { name: "Show when it would ring" }).click();
  await page.getByText("It would ring at these times").waitFor();
  await page.getByRole("button", { name: "Plan the call" }).click();
  await page.locator("#news").getByText("Planned for").waitFor();
  await visit(page, `/dashboard/schedules?span=week&day=${dayIn(1)}`);
  await page.getByRole("link", { name: /0155/ }).first().waitFor();
});
