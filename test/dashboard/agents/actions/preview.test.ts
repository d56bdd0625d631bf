import { afterEach, expect, test, vi } from "vitest";
import { EXAMPLE_AGENT } from "../../../support/example.ts";
import { signedInVisitor, textOf, type Visitor } from "../../support/browser.ts";
import { makeCall } from "../../support/calls.ts";
import { formInputs } from "../../support/form-inputs.ts";

const TOKEN = "battery-staple";
const WEBHOOK = {
  type: "webhook",
  name: "Lead <b>CRM</b>",
  config: {
    url: "https://crm.example/people/{{ call.id }}",
    method: "PUT",
    secret: "correct-horse-battery",
    headers: { Authorization: `Bearer ${TOKEN}` },
    body: { who: "{{ customer_name }}" },
  },
};

async function withCall() {
  const visitor = await signedInVisitor();
  const callId = await makeCall(visitor);
  const { body } = await visitor.client.send<{ agent_id: string }>("GET", `/v1/calls/${callId}`);
  const agentId = body.agent_id;
  await visitor.client.send("PATCH", `/v1/agents/${agentId}`, {
    post_call_actions: [...EXAMPLE_AGENT.post_call_actions, WEBHOOK],
  });
  return { visitor, agentId, callId };
}

afterEach(() => vi.unstubAllGlobals());

/** What a browser would send of the editor's form, with other inputs in the place of those of the same name. */
async function editorForm(visitor: Visitor, agentId: string, change: Record<string, string>) {
  const { html } = await visitor.get(`/dashboard/agents/${agentId}?part=actions`);
  const form = html.slice(html.indexOf('id="editor-form"'));
  const inputs = formInputs(form).map(([name, value]): [string, string] => [name, change[name] ?? value]);
  const others = Object.entries(change).filter(([name]) => !inputs.some(([one]) => one === name));
  return [...inputs, ...others];
}

test("a preview shows the request that the draft in the editor would make of the chosen call", async () => {
  const { visitor, agentId, callId } = await withCall();
  const form = await editorForm(visitor, agentId, {
    action: "2",
    "preview-call": callId,
    "actions.2.config.body:json": '{"lead": "{{ customer_name }}", "new": "{{ interest_level }}"}',
  });
  const path = `/dashboard/agents/${agentId}/actions/preview`;
  const whole = await visitor.post(path, form);
  expect(whole.status).toBe(200);
  const text = textOf(whole.html);
  expect(text).toContain("Preview of Lead <b>CRM</b>");
  expect(text).toContain(`PUT https://crm.example/people/${callId}`);
  expect(text).toContain('"lead": "Jane Roe"');
  expect(text).toContain("interest_level is null for this call.");
  expect(text).toContain("would run for this call");
  expect(whole.html).not.toContain(TOKEN);

  const part = await visitor.post(path, form, { "hx-request": "true" });
  expect(part.html).toMatch(/id="result-2-/);
  const target = /id="(result-2-[^"]+)"/.exec(part.html)?.[1];
  const editor = await visitor.get(`/dashboard/agents/${agentId}?part=actions`);
  expect(editor.html).toContain(`hx-target="#${target}"`);
  expect(editor.html).toContain(`<div id="${target}"`);
});

test("the way back from a preview has the draft with it, as it was written", async () => {
  const { visitor, agentId, callId } = await withCall();
  const change = { action: "2", "preview-call": callId, "actions.2.name:text": "Not saved yet" };
  const form = await editorForm(visitor, agentId, change);
  const { html } = await visitor.post(`/dashboard/agents/${agentId}/actions/preview`, form);
  const back = html.slice(html.lastIndexOf("<form"));
  expect(back).toContain(`action="/dashboard/agents/${agentId}/draft"`);
  const editor = await visitor.post(`/dashboard/agents/${agentId}/draft`, formInputs(back));
  expect(editor.status).toBe(200);
  expect(formInputs(editor.html)).toContainEqual(["actions.2.name:text", "Not saved yet"]);
});

test("what the draft or the call lacks is said in place", async () => {
  const { visitor, agentId, callId } = await withCall();
  const path = `/dashboard/agents/${agentId}/actions/preview`;
  const change = { action: "2", "preview-call": callId };
  const unknown = await editorForm(visitor, agentId, {
    ...change,
    "actions.2.config.body:json": '{"a": "{{ custmer_name }}"}',
  });
  const refused = await visitor.post(path, unknown);
  expect(refused.status).toBe(422);
  expect(textOf(refused.html)).toContain("Did you mean customer_name?");
  const unfilled = await editorForm(visitor, agentId, {
    ...change,
    "actions.2.config.url:text": "https://crm.example/{{ interest_level }}",
  });
  expect(textOf((await visitor.post(path, unfilled)).html)).toContain("This call cannot fill it in:");
  const strange = await editorForm(visitor, agentId, { ...change, "preview-call": "call_of_others" });
  expect(textOf((await visitor.post(path, strange)).html)).toContain("The agent has no such call");
});

test("a test of the target is sent once, and shows how it went with a link to its delivery", async () => {
  const { visitor, agentId, callId } = await withCall();
  const form = await editorForm(visitor, agentId, { action: "2", "preview-call": callId });
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: URL) => {
    asked.push(String(url));
    return new Response("<i>thanks</i>", { status: 503, headers: { server: "crm" } });
  });
  const { status, html } = await visitor.post(`/dashboard/agents/${agentId}/actions/test-target`, form);
  expect(status).toBe(200);
  expect(asked).toEqual([`https://crm.example/people/${callId}`]);
  expect(textOf(html)).toContain("Test of Lead <b>CRM</b>");
  expect(textOf(html)).toContain("Answered 503 after");
  expect(textOf(html)).toContain("A test is sent once.");
  expect(textOf(html)).toContain("server: crm <i>thanks</i>");
  expect(html).not.toContain(TOKEN);
  const deliveryId = /deliveries\/(dlv_[a-z0-9]+)/.exec(html)?.[1];
  const { body } = await visitor.client.send("GET", `/v1/deliveries/${deliveryId}`);
  expect(body).toMatchObject({ test: true, attempt_count: 1, next_attempt_at: null });
});

test("another workspace's agent is not there", async () => {
  const { agentId, callId } = await withCall();
  const stranger = await signedInVisitor();
  for (const path of ["actions/preview", "actions/test-target", "try-it", "try-it/backtest"]) {
    const form = { action: "0", "preview-call": callId, version: "1", part: "actions", carried: "[]" };
    const { status } = await stranger.post(`/dashboard/agents/${agentId}/${path}`, form);
    expect(status, path).toBe(404);
  }
});
