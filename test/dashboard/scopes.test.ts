import { describe, expect, test } from "vitest";
import { dashboard } from "../../src/dashboard/app.tsx";
import { resourceOf } from "../../src/dashboard/rights.ts";
import { EXAMPLE_AGENT } from "../support/example.ts";
import { signedInVisitor, textOf, visitorWith } from "./support/browser.ts";
import { makeCall, PATIENCE } from "./support/calls.ts";

describe("a key of few scopes, signed in to the dashboard", () => {
  test.each([
    ["calls:read", "/dashboard/calls", "/dashboard/agents"],
    ["phone-numbers:read", "/dashboard/settings/phone-numbers", "/dashboard/settings/keys"],
    ["statistics:read", "/dashboard", "/dashboard/settings/phone-numbers"],
    ["api-keys:read", "/dashboard/settings/sessions", "/dashboard/settings/connections"],
    ["deliveries:read", "/dashboard/webhooks/deliveries", "/dashboard/webhooks"],
    ["dead-letters:read", "/dashboard/tasks/lost", "/dashboard/tasks"],
  ])("%s opens %s, and not %s", async (scope, open, shut) => {
    const visitor = await visitorWith(await signedInVisitor(), scope);
    expect((await visitor.get(open)).status).toBe(200);
    const refused = await visitor.get(shut);
    expect(refused.status).toBe(403);
    expect(textOf(refused.html)).toContain("This API key may not read here");
  });

  test("changes no phone number by the right to something else", async () => {
    const owner = await signedInVisitor();
    const visitor = await visitorWith(owner, "statistics:write", "statistics:read", "phone-numbers:read");
    const answer = await visitor.post("/dashboard/settings/phone-numbers", { phone_number: "+15551230000" });
    expect(answer.status).toBe(403);
    const numbers = await owner.client.send<unknown[]>("GET", "/v1/phone-numbers");
    expect(numbers.body).toEqual([]);
  });

  test("starts no re-analysis of many calls that the API would refuse it", async () => {
    const owner = await signedInVisitor();
    const agent = await owner.client.send("POST", "/v1/agents", EXAMPLE_AGENT);
    const visitor = await visitorWith(owner, "calls:read", "calls:write");
    const path = `/dashboard/calls/reanalyze?agent_id=${agent.body.agent_id}`;
    expect((await visitor.post(path, { which: "matching" })).status).toBe(403);
    expect((await owner.client.send<unknown[]>("GET", "/v1/reanalyses")).body).toEqual([]);
  });

  test.each([
    "/dashboard/%73ettings/keys",
    "/dashboard/settings/preferences/../keys",
    "/dashboard/settings/preferences/%2e%2e/keys",
    "/dashboard/settings/preferences/..%2fkeys",
    "/dashboard//settings/keys",
    "/dashboard/settings//keys",
    "/dashboard/settings/keys/",
    "/dashboard/settings/Keys",
    "/dashboard/settings%2fkeys",
    "/dashboard/./settings/keys",
    "/dashboard/settings/keys;a",
    "/dashboard/settings/%256beys",
  ])("finds no way round its scopes by %s", async (path) => {
    const owner = await signedInVisitor();
    const visitor = await visitorWith(owner, "statistics:read");
    const answer = await visitor.get(path);
    expect([303, 403, 404]).toContain(answer.status);
    expect(textOf(answer.html)).not.toContain("Narrow Test");
    expect(answer.html).not.toContain("/dashboard/settings/keys/key_");
  });

  test("opens the settings at a part that it may read", async () => {
    const owner = await signedInVisitor();
    expect((await owner.get("/dashboard/settings")).headers.get("location")).toBe("/dashboard/settings/keys");
    const visitor = await visitorWith(owner, "users:read");
    const answer = await visitor.get("/dashboard/settings");
    expect(answer.headers.get("location")).toBe("/dashboard/settings/preferences");
  });

  test("sees no calls to choose from among an agent's pages, and loads none, without the right to calls", async () => {
    const owner = await signedInVisitor();
    const callId = await makeCall(owner);
    const { body } = await owner.client.send("GET", `/v1/calls/${callId}`);
    const agent = `/dashboard/agents/${body.agent_id}`;
    const shown = String(body.from_number);
    const pages = [`${agent}?part=actions`, `${agent}/try-it`];
    const narrow = await visitorWith(owner, "agents:read", "agents:write");
    const wide = await visitorWith(owner, "agents:read", "agents:write", "calls:read");
    const loaded = { do: "load", "past-call": callId, agent_name: "A" };
    for (const path of pages) {
      const [without, having] = [await narrow.get(path), await wide.get(path)];
      expect([path, without.status, having.status]).toEqual([path, 200, 200]);
      expect([path, having.html.includes(callId), without.html.includes(callId)]).toEqual([
        path,
        true,
        false,
      ]);
      expect(without.html).not.toContain(shown);
    }
    expect((await wide.post(`${agent}/try-it`, loaded)).status).toBe(200);
    expect((await narrow.post(`${agent}/try-it`, loaded)).status).toBe(403);
  });

  test.each([
    [["calls:read"], "/dashboard/calls"],
    [["agents:read", "sign-in-links:write"], "/dashboard/data"],
    [["schedules:read"], "/dashboard/schedules"],
    [["users:read"], "/dashboard/settings"],
  ])("begins where it may read, with %j", async (scopes, begin) => {
    const visitor = await visitorWith(await signedInVisitor(), ...scopes);
    const answer = await visitor.get("/dashboard");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, begin]);
  });

  test.each([
    ["agents:read", "GET", "/dashboard/data/agent_x"],
    ["agents:read", "GET", "/dashboard/data/agent_x/export"],
    ["agents:write", "POST", "/dashboard/agents/agent_x/actions/preview"],
    ["agents:write", "POST", "/dashboard/agents/agent_x/actions/test-target"],
    ["agents:write", "POST", "/dashboard/agents/agent_x/try-it/backtest"],
    ["backtests:read", "GET", "/dashboard/tasks/backtests/bt_x"],
    ["deliveries:read", "GET", "/dashboard/webhooks/deliveries/dlv_x"],
    ["deliveries:write", "POST", "/dashboard/webhooks/deliveries/dlv_x/replay"],
  ])("%s alone shows nothing of calls: %s %s", async (scope, method, path) => {
    const owner = await signedInVisitor();
    const ask = async (...scopes: string[]) => {
      const visitor = await visitorWith(owner, ...scopes);
      return method === "GET" ? visitor.get(path) : visitor.post(path, {});
    };
    const refused = await ask(scope);
    expect(refused.status).toBe(403);
    expect(textOf(refused.html)).toContain("calls:read");
    expect((await ask(scope, "calls:read")).status).not.toBe(403);
  });

  test("does not learn from a follow-up what was said on the call that it came from", async () => {
    const owner = await signedInVisitor();
    const callId = await makeCall(owner, [
      { role: "agent", text: "Shall we call you back?" },
      { role: "user", text: "Yes, please call me back tomorrow at two in the afternoon." },
    ]);
    const due = () => owner.client.send<{ schedule_id: string; call_id: string }[]>("GET", "/v1/schedules");
    await expect
      .poll(async () => (await due()).body.map(({ call_id }) => call_id), PATIENCE)
      .toEqual([callId]);
    const path = `/dashboard/schedules/${(await due()).body[0]?.schedule_id}`;
    const narrow = await (await visitorWith(owner, "schedules:read")).get(path);
    const wide = await (await visitorWith(owner, "schedules:read", "calls:read")).get(path);
    expect([narrow.status, wide.status]).toEqual([200, 200]);
    expect(textOf(wide.html)).toContain("follow_up_required");
    expect(textOf(narrow.html)).not.toContain("follow_up_required");
  });

  test("changes its own browser's preferences, and signs out", async () => {
    const visitor = await visitorWith(await signedInVisitor(), "users:read");
    const preferences = { language: "tr", zone: "UTC", theme: "dark" };
    expect((await visitor.post("/dashboard/settings/preferences", preferences)).status).toBe(303);
    expect((await visitor.post("/dashboard/sign-out")).status).toBe(303);
  });
});

/** The pages that ask for no scope: the door, and how a browser shows pages. */
const OPEN = [
  ...["/dashboard/sign-in", "/dashboard/sign-out"],
  ...["/dashboard/settings", "/dashboard/settings/preferences"],
];

test("every page of the dashboard belongs to a resource that a scope can name", () => {
  const pages = new Set(dashboard.routes.filter(({ method }) => method !== "ALL").map(({ path }) => path));
  expect(pages.size).toBeGreaterThan(50);
  const unnamed = [...pages].filter((path) => resourceOf(path) === null && !OPEN.includes(path));
  expect(unnamed).toEqual([]);
});
