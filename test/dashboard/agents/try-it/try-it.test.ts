import { expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "../../support/browser.ts";
import { makeCall } from "../../support/calls.ts";
import { formInputs } from "../../support/form-inputs.ts";

const EVIL = "<img src=x onerror=alert(1)>";
const TRANSCRIPT = `Agent: May I have your name?\nCustomer: My name is Nora Fielding. ${EVIL}\n`;

async function withAgent() {
  const visitor = await signedInVisitor();
  const callId = await makeCall(visitor);
  const { body } = await visitor.client.send<{ agent_id: string }>("GET", `/v1/calls/${callId}`);
  return { visitor, callId, agentId: body.agent_id };
}

/** The inputs of a form on a page, by a part of its address. */
function formAt(html: string, action: string): [string, string][] {
  const form = html.split("<form").find((one) => one.includes(`action="${action}"`)) ?? "";
  return formInputs(form.slice(0, form.indexOf("</form>")));
}

const fill = (form: [string, string][], change: Record<string, string>): [string, string][] => [
  ...form.filter(([name]) => !Object.hasOwn(change, name)),
  ...Object.entries(change),
];

async function tryOut(visitor: Visitor, agentId: string, change: Record<string, string>) {
  const path = `/dashboard/agents/${agentId}/try-it`;
  const { html } = await visitor.get(path);
  return visitor.post(path, fill(formAt(html, path), change));
}

test("a pasted transcript is read, with quotes and what would follow, and nothing is kept", async () => {
  const { visitor, agentId, callId } = await withAgent();
  const answer = await tryOut(visitor, agentId, { do: "read", transcript: TRANSCRIPT });
  expect(answer.status).toBe(200);
  const text = textOf(answer.html);
  expect(text).toContain("Nora Fielding");
  expect(text).toContain("My name is Nora Fielding");
  expect(text).toContain("Auto follow-up would not run");
  expect(text).toContain("follow_up_required is yes – nothing was said not met");
  expect(text).toContain("As a formula follow_up_required == true: null");
  expect(answer.html).not.toContain("<img");
  const { body } = await visitor.client.send<{ call_id: string }[]>("GET", "/v1/calls");
  expect(body.map(({ call_id }) => call_id)).toEqual([callId]);
});

test("the draft is tried as it stands in the form, not the agent as it is saved", async () => {
  const { visitor, agentId } = await withAgent();
  const editor = await visitor.get(`/dashboard/agents/${agentId}?part=actions`);
  const path = `/dashboard/agents/${agentId}/try-it`;
  const inputs = fill(formAt(editor.html, `/dashboard/agents/${agentId}/draft`), {
    do: "open",
    "actions.0.name:text": "Renamed in the draft",
    "actions.0.condition.field:text": "customer_name",
    "actions.0.condition.operator:text": "exists",
  });
  const opened = await visitor.post(path, inputs);
  expect(textOf(opened.html)).toContain("With the draft from the editor");
  const told = { transcript: TRANSCRIPT, from_number: "+905321234567" };
  const form = fill(formAt(opened.html, path), { do: "read", ...told });
  const answer = await visitor.post(path, form);
  expect(textOf(answer.html)).toContain("Renamed in the draft would run");
  const { body } = await visitor.client.send("GET", `/v1/agents/${agentId}`);
  expect(body).toMatchObject({ version: 1, post_call_actions: [{ name: "Auto follow-up" }, {}] });
});

test("what is wrong stands beside its input, and all that was written stays", async () => {
  const { visitor, agentId } = await withAgent();
  const answer = await tryOut(visitor, agentId, {
    do: "read",
    transcript: "Nobody says who speaks.",
    from_number: "12",
  });
  expect(answer.status).toBe(422);
  expect(answer.html).toContain('aria-invalid="true"');
  expect(textOf(answer.html)).toContain("Start each speaker");
  expect(textOf(answer.html)).toContain("Use E.164");
  expect(answer.html).toContain("Nobody says who speaks.");
});

test("the example and a past call can be loaded and read", async () => {
  const { visitor, agentId, callId } = await withAgent();
  const example = await tryOut(visitor, agentId, { do: "example" });
  expect(textOf(example.html)).toContain("Elif Demirel");
  const loaded = await tryOut(visitor, agentId, { do: "load", "past-call": callId });
  const form = formAt(loaded.html, `/dashboard/agents/${agentId}/try-it`);
  expect(form).toContainEqual([
    "transcript",
    "Agent: May I have your name?\r\nCustomer: My name is Jane Roe.\r\n",
  ]);
  expect(form).toContainEqual(["from_number", "+905321234567"]);
  const answer = await visitor.post(
    `/dashboard/agents/${agentId}/try-it`,
    fill(form, { do: "read", "past-call": callId }),
  );
  expect(textOf(answer.html)).toContain("Jane Roe");
  const missing = await tryOut(visitor, agentId, { do: "load", "past-call": "call_of_others" });
  expect(missing.status).toBe(422);
  expect(textOf(missing.html)).toContain("There is no call call_of_others");
});

test.each([
  ["lead-qualification", "Jane Miller", "+14155550132"],
  ["survey", "I give it a 4.", "+14155550132"],
])("an agent that began as %s has that example, with a number to call back", async (point, said, number) => {
  const visitor = await signedInVisitor();
  await visitor.post("/dashboard/agents", { point });
  const { body } = await visitor.client.send<{ agent_id: string }[]>("GET", "/v1/agents");
  const agentId = body[0]?.agent_id ?? "";
  const example = await tryOut(visitor, agentId, { do: "example" });
  const form = formAt(example.html, `/dashboard/agents/${agentId}/try-it`);
  expect(form).toContainEqual(["to_number", number]);
  expect(form).toContainEqual(["direction", "outbound"]);
  expect(textOf(example.html)).toContain(said);
  const read = await visitor.post(`/dashboard/agents/${agentId}/try-it`, fill(form, { do: "read" }));
  expect(textOf(read.html)).toContain(`It would ring ${number} on `);
  expect(textOf(read.html)).not.toContain("would not run");
});

test("a comparison with past calls says what it may cost, begins, and leads to where it is watched", async () => {
  const { visitor, agentId } = await withAgent();
  const path = `/dashboard/agents/${agentId}/try-it`;
  const { html } = await visitor.get(path);
  expect(textOf(html)).toContain("Each call is read by the model once, which may cost money");
  const form = formAt(html, `${path}/backtest`);
  const plain = await visitor.post(`${path}/backtest`, fill(form, { count: "1000" }));
  expect(plain.status).toBe(303);
  expect(plain.headers.get("location")).toMatch(/^\/dashboard\/tasks\/backtests\/bt_\w+$/);
  const scripted = await visitor.post(`${path}/backtest`, form, { "hx-request": "true" });
  expect([scripted.status, scripted.html]).toEqual([204, ""]);
  expect(scripted.headers.get("hx-redirect")).toMatch(/^\/dashboard\/tasks\/backtests\/bt_\w+$/);
  const { body } = await visitor.client.send<unknown[]>("GET", "/v1/backtests");
  expect(body).toMatchObject([{ agent_id: agentId }, { agent_id: agentId, total: 1 }]);
});

test("a draft that could not be saved is not compared, and says why", async () => {
  const { visitor, agentId } = await withAgent();
  const path = `/dashboard/agents/${agentId}/try-it/backtest`;
  const draft = [[["agent_name"], ""]];
  const answer = await visitor.post(path, {
    carried: JSON.stringify(draft),
    version: "1",
    part: "actions",
    count: "10",
  });
  expect(answer.status).toBe(422);
  expect(textOf(answer.html)).toContain("agent_name : Give the agent a name.");
});

test("an agent without calls says so, in the viewer's language", async () => {
  const visitor = await signedInVisitor();
  visitor.cookies.set("language", "tr");
  const { body } = await visitor.client.send("POST", "/v1/agents", { agent_name: EVIL });
  const { html } = await visitor.get(`/dashboard/agents/${body.agent_id}/try-it`);
  expect(textOf(html)).toContain("henüz okunmuş araması yok");
  expect(textOf(html)).toContain(`${EVIL}: deneme`);
  expect(html).not.toContain("<img");
});
