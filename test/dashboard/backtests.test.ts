import { describe, expect, test } from "vitest";
import type { BacktestView } from "../../src/analyses/backtest-view.ts";
import { compareCalls } from "../../src/analyses/compare-calls.ts";
import type { CallView } from "../../src/calls/view.ts";
import { findAgent } from "../../src/store/agents.ts";
import { backtests } from "../../src/store/schema.ts";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";
import { formInputs } from "./support/form-inputs.ts";

const EVIL = "<img src=x onerror=alert(1)>";
const SECRET = `whsec_${btoa("written into the draft only!")}`;

/** An agent with a call that was read, and a way to ask for a back-test of it. */
async function withAgent() {
  const visitor = await signedInVisitor();
  const callId = await makeCall(visitor);
  const { body } = await visitor.client.send<{ agent_id: string }>("GET", `/v1/calls/${callId}`);
  const agentId = body.agent_id;
  const start = async (draft: object) => {
    const path = `/v1/agents/${agentId}/backtests`;
    const { body } = await visitor.client.send<BacktestView>("POST", path, { draft });
    return body.backtest_id;
  };
  const ended = async (draft: object) => {
    const id = await start(draft);
    const status = async () =>
      (await visitor.client.send<BacktestView>("GET", `/v1/backtests/${id}`)).body.status;
    await expect.poll(status, PATIENCE).toBe("completed");
    return id;
  };
  return { visitor, callId, agentId, ended };
}

/** A back-test that nobody works on, as it stands when two of four calls are compared. */
async function makeRunning(visitor: Visitor, agentId: string) {
  const { db, workspaceId } = visitor.client;
  const agent = await findAgent(db, workspaceId, agentId);
  if (!agent) throw new Error("There is no agent to test.");
  const id = "bt_01k000000000000000000000a1";
  await db.insert(backtests).values({
    ...{ workspaceId, id, agentId, agentVersion: 1, createdBy: "key_1" },
    configuration: agent.configuration,
    ...{ callIds: ["call_4", "call_3", "call_2", "call_1"], total: 4, done: 2 },
    summary: { ...compareCalls([]), calls: 2, cost_usd: 0.0125 },
    ...{ dueAt: Date.now() + 600_000, createdAt: Date.now() - 60_000 },
  });
  return id;
}

const DRAFT = {
  post_call_data_extraction: [{ name: "customer_name", type: "string", description: "Customer full name" }],
  post_call_actions: [
    { type: "schedule_call", name: `Ring ${EVIL}` },
    { type: "webhook", name: "Told", config: { url: "https://crm.example/", secret: SECRET } },
  ],
};

/** The inputs of the page's form to an address. */
function formTo(html: string, action: string): [string, string][] {
  const form = html.split("<form").find((one) => one.includes(`action="${action}"`)) ?? "";
  return formInputs(form.slice(0, form.indexOf("</form>")));
}

describe("the page of a back-test", () => {
  test("shows in total and by call what would be another, with a way to each call", async () => {
    const { visitor, callId, ended } = await withAgent();
    const id = await ended(DRAFT);
    const { status, html } = await visitor.get(`/dashboard/tasks/backtests/${id}`);
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain("Done");
    expect(text).toContain("1 of 1 call");
    expect(text).toContain("Calls that change 1");
    expect(text).toContain(`Ring ${EVIL} 1 0`);
    expect(text).toContain(`Ring ${EVIL} : would run now`);
    expect(text).toContain("Told 1 0");
    expect(html).toContain(`href="/dashboard/calls/${callId}?tab=analysis"`);
    const { body } = await visitor.client.send<CallView>("GET", `/v1/calls/${callId}`);
    expect(text).toContain(String(body.direction === "outbound" ? body.to_number : body.from_number));
    expect(text).toMatch(/Asked for by Test\b/);
    expect(html).toMatch(/href="\/dashboard\/settings\/keys#key_[\w-]+"/);
    expect(html).not.toContain("<img");
    expect(html).not.toContain("hx-trigger");
    expect(html).not.toContain("/cancel");
  });

  test("renews itself while it goes on, without the draft, and can be canceled once", async () => {
    const { visitor, agentId } = await withAgent();
    const id = await makeRunning(visitor, agentId);
    const path = `/dashboard/tasks/backtests/${id}`;
    const { html } = await visitor.get(path);
    expect(textOf(html)).toContain("2 of 4 calls");
    expect(textOf(html)).toContain("Cost so far $0.0125");
    expect(html).toMatch(/id="task" hx-get="[^"]+" hx-trigger="every 2s"/);
    expect(html).toContain('name="carried"');
    const renewed = await visitor.get(path, { "hx-request": "true" });
    expect(renewed.html).toContain('id="task"');
    expect(renewed.html).not.toContain('name="carried"');
    const answer = await visitor.post(`${path}/cancel`);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path]);
    const after = await visitor.get(path);
    expect(textOf(after.html)).toContain("It is canceled.");
    expect(after.html).not.toContain("hx-trigger");
    await visitor.post(`${path}/cancel`);
    expect(textOf((await visitor.get(path)).html)).toContain("It is canceled.");
  });

  test("stands in the list of tasks", async () => {
    const { visitor, agentId } = await withAgent();
    const id = await makeRunning(visitor, agentId);
    const { html } = await visitor.get("/dashboard/tasks");
    expect(html).toContain(`href="/dashboard/tasks/backtests/${id}"`);
    expect(textOf(html)).toMatch(/Back-test: .+ 2 of 4 calls/);
    visitor.cookies.set("language", "tr");
    expect(textOf((await visitor.get("/dashboard/tasks")).html)).toContain("Geriye dönük deneme: ");
    const own = await visitor.get(`/dashboard/tasks/backtests/${id}`);
    expect(textOf(own.html)).toContain("Taslağı düzenleyicide aç");
  });

  test("is another workspace's secret, and that of keys that may not read it", async () => {
    const { visitor, agentId } = await withAgent();
    const path = `/dashboard/tasks/backtests/${await makeRunning(visitor, agentId)}`;
    const stranger = await signedInVisitor();
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.post(`${path}/cancel`)).status).toBe(404);
    const scopes = ["agents:read", "reanalyses:read", "reanalyses:write", "statistics:read"];
    const narrow = await visitorWith(visitor, ...scopes);
    expect((await narrow.get(path)).status).toBe(403);
    expect((await narrow.post(`${path}/cancel`)).status).toBe(403);
    expect((await narrow.get("/dashboard/tasks")).html).not.toContain("/tasks/backtests/");
    expect(textOf((await visitor.get(path)).html)).toContain("2 of 4 calls");
  });
});

describe("the draft of a back-test", () => {
  test("goes back into the editor whole, but for secrets, which the page names", async () => {
    const { visitor, agentId, ended } = await withAgent();
    const id = await ended(DRAFT);
    const { html } = await visitor.get(`/dashboard/tasks/backtests/${id}`);
    expect(textOf(html)).toContain("write them anew in: Told.");
    expect(html).not.toContain(SECRET);
    expect(html).not.toContain("v1.");
    const path = `/dashboard/agents/${agentId}/draft`;
    const form = formTo(html, path);
    const editor = await visitor.post(path, form);
    expect(editor.status).toBe(200);
    expect(editor.html).toContain("customer_name");
    await visitor.post(path, [...form, ["do", "save"]]);
    const { body } = await visitor.client.send("GET", `/v1/agents/${agentId}`);
    expect(body).toMatchObject({
      version: 2,
      post_call_actions: [{ name: `Ring ${EVIL}` }, { name: "Told" }],
    });
    expect(body.post_call_data_extraction).toHaveLength(1);
  });

  test("keeps what the agent has: masked headers, and that a secret is taken away", async () => {
    const { visitor, agentId, ended } = await withAgent();
    const told = (config: object) => [
      { type: "webhook", name: "Told", config: { url: "https://crm.example/", ...config } },
    ];
    const headers = { "x-token": "a-token" };
    await visitor.client.send("PATCH", `/v1/agents/${agentId}`, {
      post_call_actions: told({ secret: SECRET, headers }),
    });
    const id = await ended({ post_call_actions: told({ secret: null, headers: { "x-token": "********" } }) });
    const { html } = await visitor.get(`/dashboard/tasks/backtests/${id}`);
    expect(textOf(html)).not.toContain("write them anew");
    const path = `/dashboard/agents/${agentId}/draft`;
    await visitor.post(path, [...formTo(html, path), ["do", "save"]]);
    const row = await visitor.client.db.query.agents.findFirst({
      where: ({ id: own }, { eq }) => eq(own, agentId),
    });
    expect(row?.version).toBe(3);
    const [action] = row?.configuration.post_call_actions ?? [];
    expect(action?.type === "webhook" ? action.config : null).toEqual({
      method: "POST",
      url: "https://crm.example/",
      headers: { "x-token": expect.stringMatching(/^v1\./) },
    });
  });

  test("is not offered where the agent is out of use; what was found stays", async () => {
    const { visitor, agentId, ended } = await withAgent();
    const id = await ended(DRAFT);
    await visitor.client.send("DELETE", `/v1/agents/${agentId}`);
    const { status, html } = await visitor.get(`/dashboard/tasks/backtests/${id}`);
    expect(status).toBe(200);
    expect(textOf(html)).toContain("Calls that change 1");
    expect(html).not.toContain('name="carried"');
  });
});
