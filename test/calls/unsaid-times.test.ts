import { beforeAll, describe, expect, it, vi } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { type Client, mintClient } from "../support/client.ts";
import { readCall, register } from "./setting.ts";

/** A queue with a batch window of a second, on a busy machine. */
const SOON = { timeout: 20_000, interval: 100 };

const FIELDS = [
  { name: "callback_at", type: "string", description: "When to call back, in ISO 8601 format" },
  { name: "visit_at", type: "string", description: "When the technician shall visit, in ISO 8601 format" },
];

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

/** A call of Tuesday 14 April 2026 through the front door, read by the offline model. */
async function readBack(fields: readonly object[]): Promise<CallView> {
  const agent = {
    ...{ agent_name: "Service", language: "en-US", timezone: "America/New_York" },
    post_call_data_extraction: fields,
    post_call_actions: [],
  };
  const { agent_id } = await register(client, agent);
  const { status, body } = await client.send<{ call_id: string }>("POST", "/v1/calls", {
    agent_id,
    from_number: "+16502530001",
    started_at: "2026-04-14T10:02:00-04:00",
    transcript: [
      { role: "agent", text: "When shall we call you back?" },
      { role: "user", text: "Call me back tomorrow morning." },
      { role: "agent", text: "And when shall the technician visit you?" },
      { role: "user", text: "The technician may visit at the end of next week." },
    ],
  });
  expect(status).toBe(202);
  return vi.waitFor(async () => {
    const call = await readCall(client, body.call_id);
    expect(call.analysis.status).toBe("completed");
    return call;
  }, SOON);
}

describe("times that were said only vaguely", { timeout: 30_000 }, () => {
  it("are told apart by the call: an hour that was chosen, and a day that is only suggested", async () => {
    const { call_id, agent_id, analysis } = await readBack(FIELDS);
    expect(analysis).toMatchObject({
      model: "offline",
      data: { callback_at: "2026-04-15T09:00:00-04:00", visit_at: null },
      fields: {
        callback_at: { status: "grounded", raw: "tomorrow morning", chosen: true },
        visit_at: {
          status: "invalid",
          raw: "the end of next week",
          suggested: "2026-04-24T10:00:00-04:00",
          rule: "The answer must name a day or a time.",
        },
      },
    });
    const body = {
      hour: "{{ analysis.fields.callback_at.chosen }}",
      day: "{{ analysis.fields.visit_at.suggested }}",
      none: "{{ analysis.fields.visit_at.chosen }}",
    };
    const preview = await client.send("POST", `/v1/agents/${agent_id}/actions/preview`, {
      call_id,
      action: { type: "webhook", name: "Tell", config: { url: "https://crm.example/", body } },
    });
    const sent = { hour: true, day: "2026-04-24T10:00:00-04:00", none: null };
    expect(preview.body).toMatchObject({ body: JSON.stringify(sent) });
  });

  it("are not told in lists of a field that holds personal data", async () => {
    const { call_id } = await readBack(FIELDS.map((field) => ({ ...field, pii: true })));
    const list = await client.send<CallView[]>("GET", "/v1/calls");
    const listed = list.body.find((call) => call.call_id === call_id);
    expect(listed?.analysis.fields).toEqual({
      callback_at: { value: "********", status: "grounded" },
      visit_at: { value: null, status: "invalid" },
    });
  });
});
