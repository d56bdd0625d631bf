import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import type { CallAnswer, IngestAnswer, ScheduleAnswer } from "../../../scripts/api/answers.ts";
import { expectAccessible } from "../support/accessible.ts";
import { addAgent, apiOf, SOON } from "../support/flow-data.ts";
import { openPage, type PageOptions, visit } from "../support/page.ts";
import { markDocument } from "../support/same-page.ts";
import { ANY_TIME } from "../support/seeded-agent.ts";

const api = apiOf("flows");
const FRONT_DESK = "+442079460431";
/** Numbers of the simulated network: an angry customer; a human who is busy, and one who answers. */
const [ANGRY, BUSY, FREE] = ["+442079460321", "+442079460401", "+442079460430"];

const agentOf = (name: string, actions: readonly object[]) =>
  addAgent(api, {
    ...{ agent_name: name, language: "en-GB", timezone: "Europe/London", calling_window: ANY_TIME },
    post_call_data_extraction: [
      {
        name: "wants_to_cancel",
        type: "boolean",
        description: "Whether the customer wants to cancel the contract",
      },
    ],
    post_call_actions: actions,
  });

/** A call that the customer's own voice agent tells of, so that it goes no faster than the test. */
async function beginCall() {
  const desk = {
    type: "transfer_call",
    name: "Front desk",
    config: { to_number: FRONT_DESK, on_request: false },
  };
  const agent_id = await agentOf("Support line", [desk]);
  const provider_call_id = `live-${crypto.randomUUID()}`;
  const { call_id: id } = await api.post<IngestAnswer>("/v1/calls", {
    ...{ agent_id, provider_call_id, status: "in_progress", direction: "inbound" },
    ...{ from_number: "+442079460377", to_number: "+442079460100", started_at: new Date().toISOString() },
  });
  const tell = (event: object) =>
    api.post(`/v1/calls/${id}/events`, { events: [{ event_id: crypto.randomUUID(), ...event }] });
  const say = (role: string, text: string) => tell({ type: "call.turn", turn: { role, text } });
  return { id, tell, say };
}

async function openLive(id: string, options: PageOptions = {}): Promise<Page> {
  const page = await openPage({ signedIn: "flows", ...options });
  await visit(page, `/dashboard/live/${id}`);
  return page;
}

test("a call appears among those that go on, and leaves when it is over", async () => {
  const page = await openPage({ signedIn: "flows" });
  await visit(page, "/dashboard/live");
  const isSame = await markDocument(page);
  const { id, tell } = await beginCall();
  const row = page.locator(`tr[id="${id}"]`);
  await row.waitFor();
  await tell({ type: "call.ended" });
  await row.waitFor({ state: "detached" });
  expect(await isSame()).toBe(true);
});

test("what is said stands there as it is said, without a new page, and the newest stays in sight", async () => {
  const { id, say } = await beginCall();
  const page = await openLive(id, { height: 600 });
  const isSame = await markDocument(page);
  await say("agent", "Good morning, this is the support line.");
  await page.getByText("Good morning, this is the support line.").waitFor();
  for (let n = 1; n <= 25; n++)
    await say(n % 2 ? "user" : "agent", `That is sentence number ${n} of this call.`);
  const last = page.getByText("That is sentence number 25 of this call.");
  await last.waitFor();
  expect(await page.locator("#transcript .turn").count()).toBe(26);
  await vi.waitUntil(
    () =>
      last.evaluate((element) => {
        const [box, frame] = [element, element.closest("#transcript")].map((one) =>
          one?.getBoundingClientRect(),
        );
        return box !== undefined && frame !== undefined && box.bottom <= frame.bottom + 1;
      }),
    SOON,
  );
  expect(await isSame()).toBe(true);
  await expectAccessible(page);
});

test("a person hands it over, and sees how that goes, while their typing is left alone", async () => {
  const { id, say, tell } = await beginCall();
  const page = await openLive(id);
  const message = page.getByLabel("Say to the caller first");
  await message.fill("One moment, please.");
  await say("user", "My line has been dead since Monday.");
  await page.getByText("My line has been dead since Monday.").waitFor();
  expect(await message.inputValue()).toBe("One moment, please.");
  await page.getByLabel("Hand over to").selectOption("Front desk");
  await page.getByRole("button", { name: "Hand over" }).click();
  await page.locator("#news").getByText("The call is being handed over.").waitFor();
  const transfers = page.locator("section", { hasText: "Transfers" }).last();
  await transfers.getByText("Being transferred").waitFor();
  const isSame = await markDocument(page);
  await tell({ type: "call.transfer", transfer: { status: "connected", to: FRONT_DESK } });
  await transfers.getByText("Connected").waitFor();
  await tell({ type: "call.ended" });
  await page.getByText("The call is over.").waitFor();
  expect(await page.getByRole("button", { name: "Hand over" }).count()).toBe(0);
  expect(await isSame()).toBe(true);
  await page.getByRole("link", { name: "See what was read from it" }).click();
  await page.waitForURL(`**/dashboard/calls/${id}`);
});

test("a number that may not be rung is refused, with the reason, and the page goes on", async () => {
  const { id, say } = await beginCall();
  const page = await openLive(id);
  await page.getByLabel("Hand over to").selectOption({ label: "a number" });
  await page.getByLabel("Number or SIP address").fill("+8816123456");
  await page.getByRole("button", { name: "Hand over" }).click();
  await page.getByRole("alert").waitFor();
  expect(await page.getByLabel("Number or SIP address").inputValue()).toBe("+8816123456");
  await expectAccessible(page);
  await say("user", "Are you still there?");
  await page.getByText("Are you still there?").waitFor();
});

test("ending a call asks first, and says where it cannot be done from here", async () => {
  const { id } = await beginCall();
  const page = await openLive(id, { agreesTo: /^End this call now\?/ });
  await page.getByRole("button", { name: "End the call" }).click();
  await page.getByRole("alert").waitFor();
});

test("a customer who wants to cancel is transferred by the agent's condition, before one's eyes", async () => {
  const targets = [
    { name: "first line", to_number: BUSY },
    { name: "second line", to_number: FREE },
  ];
  const condition = { field: "wants_to_cancel", operator: "==", value: true };
  const config = { targets, mode: "warm", on_request: false };
  const agent_id = await agentOf("Customer care", [
    { type: "transfer_call", name: "Retention", condition, config },
  ]);
  await api.patch("/v1/calling-rules", { calling_window: ANY_TIME, allowed_countries: ["GB"] });
  const { schedule_id } = await api.post<ScheduleAnswer>("/v1/calls/outbound", {
    ...{ agent_id, to_number: ANGRY, from_number: "+442079460100" },
  });
  type Listed = CallAnswer & { metadata: Record<string, unknown> };
  const found = await vi.waitUntil(
    async () =>
      (await api.get<Listed[]>(`/v1/calls?agent_id=${agent_id}`)).find(
        ({ metadata }) => metadata.schedule_id === schedule_id,
      ),
    { ...SOON, interval: 50 },
  );
  const page = await openLive(found.call_id);
  const isSame = await markDocument(page);
  const transfers = page.locator("section", { hasText: "Transfers" }).last();
  await transfers.getByText("second line").waitFor();
  await transfers.getByText("Connected").waitFor();
  await page.getByText("Hello, this is Robin of customer care.").waitFor();
  await page.getByText("The call is over.").waitFor();
  expect(await isSame()).toBe(true);
});
