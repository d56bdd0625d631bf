import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";

const statusOf = async (visitor: Visitor, path: string) => (await visitor.get(path)).status;

describe("the list of calls", () => {
  test("says in an empty workspace what comes here, and how", async () => {
    const text = textOf((await (await signedInVisitor()).get("/dashboard/calls")).html);
    expect(text).toContain("No calls yet");
    expect(text).toContain("Connect a provider");
  });

  test("shows each call with its values and its actions, and leads to its page", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { html } = await visitor.get("/dashboard/calls");
    expect(html).toContain(`href="/dashboard/calls/${callId}"`);
    const text = textOf(html);
    expect(text).toContain("customer_name: Jane Roe");
    expect(text).toContain("2 did not run");
  });

  test("says in which zone a call was read, its agent's where none was told, and when it arrived long after", async () => {
    const visitor = await signedInVisitor();
    visitor.cookies.set("zone", "UTC");
    const agent = { agent_name: "Desk", timezone: "Asia/Tokyo" };
    const { body } = await visitor.client.send("POST", "/v1/agents", agent);
    const call = { agent_id: body.agent_id, transcript: "User: Hello." };
    const times = { started_at: "2026-05-07T10:00:00Z", ended_at: "2026-05-07T10:01:00Z" };
    for (const more of [times, { started_at: new Date().toISOString() }, {}])
      await visitor.client.send("POST", "/v1/calls", { ...call, ...more });
    const { html } = await visitor.get("/dashboard/calls");
    const text = textOf(html);
    expect(text).toContain("newest arrivals first");
    expect(text).toMatch(/7 May 2026, 10:00 19:00 in Asia\/Tokyo arrived \d/);
    expect(text.match(/arrived \d/g)).toHaveLength(1);
    expect(text.match(/its arrival; the start was not told/g)).toHaveLength(1);
  });

  test("is narrowed by words, states, days and the value of a field, which stay in the form", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const found = async (query: string) =>
      (await visitor.get(`/dashboard/calls?${query}`)).html.includes(callId);
    expect(await found("q=jane")).toBe(true);
    expect(await found("q=nobody")).toBe(false);
    expect(await found("q=&status=&direction=&since=&field=")).toBe(true);
    expect(await found("status=busy")).toBe(false);
    expect(await found("analysis_status=completed&action_status=skipped")).toBe(true);
    expect(await found("field=customer_name&value=Jane+Roe")).toBe(true);
    expect(await found("field=customer_name&value=John")).toBe(false);
    expect(await found("until=2020-01-01")).toBe(false);
    expect(await found("since=2020-01-01")).toBe(true);
    expect((await visitor.get("/dashboard/calls?q=nobody+here")).html).toContain(`value="nobody here"`);
  });

  test("says why a filter cannot be, and shows all calls", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { status, html } = await visitor.get("/dashboard/calls?status=lost");
    expect(status).toBe(200);
    expect(html).toContain(callId);
    expect(textOf(html)).toContain("The list is not filtered, because: status:");
  });

  test("asks again by itself, and keeps what is chosen", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { html } = await visitor.get(`/dashboard/calls?call=${callId}`, { "hx-request": "true" });
    expect(html).not.toContain("<html");
    expect(html).toMatch(new RegExp(`name="call" value="${callId}" checked`));
  });

  test("reads the chosen calls again, and no others", async () => {
    const visitor = await signedInVisitor();
    const [callId, other] = [await makeCall(visitor), await makeCall(visitor)];
    const answer = await visitor.post("/dashboard/calls/reanalyze", { call: callId });
    expect(answer.headers.get("location")).toBe("/dashboard/tasks");
    const history = async (id: string) =>
      (await visitor.client.send<unknown[]>("GET", `/v1/calls/${id}/analyses`)).body.length;
    await expect.poll(() => history(callId), PATIENCE).toBe(2);
    expect(await history(other)).toBe(1);
    const nothing = await visitor.post("/dashboard/calls/reanalyze", {});
    expect(nothing.status).toBe(422);
    expect(textOf(nothing.html)).toContain("Choose at least one call.");
  });

  test("is handed out as a file, whatever page of it is shown", async () => {
    const visitor = await signedInVisitor();
    const callId = await makeCall(visitor);
    const { headers, html } = await visitor.get("/dashboard/calls/export?format=csv&q=jane&status=");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="calls-.*\.csv"$/);
    expect(html).toContain(callId);
    expect((await visitor.get("/dashboard/calls/export?format=jsonl&q=nobody")).html).toBe("");
  });

  test("lets nobody choose another workspace's calls", async () => {
    const callId = await makeCall(await signedInVisitor());
    const other = await signedInVisitor();
    expect((await other.get(`/dashboard/calls?q=jane`)).html).not.toContain(callId);
    expect((await other.post("/dashboard/calls/reanalyze", { call: callId })).status).toBe(422);
  });
});

describe("a key that may do less", () => {
  test("may do as little in the dashboard as by the API", async () => {
    const owner = await signedInVisitor();
    const callId = await makeCall(owner);
    const reader = await visitorWith(owner, "calls:read");
    expect(await statusOf(reader, "/dashboard/calls")).toBe(200);
    expect(await statusOf(reader, `/dashboard/calls/${callId}`)).toBe(200);
    expect(await statusOf(reader, "/dashboard/agents")).toBe(403);
    expect(await statusOf(reader, "/dashboard/settings/preferences")).toBe(200);
    const refused = await reader.post(`/dashboard/calls/${callId}/reanalyze`, { agent_version: "1" });
    expect(refused.status).toBe(403);
    expect(textOf(refused.html)).toContain("it needs the scope calls:write");
  });
});
