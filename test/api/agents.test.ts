import { beforeAll, describe, expect, test } from "vitest";
import { type Client, mintClient } from "../support/client.ts";
import { EXAMPLE_AGENT } from "../support/example.ts";

interface Problem {
  status: number;
  code: string;
  detail: string;
  request_id: string;
  errors: { field: string; message: string }[];
}

let client: Client;
beforeAll(async () => {
  client = await mintClient();
});

const create = (change: object = {}) => client.send("POST", "/v1/agents", { ...EXAMPLE_AGENT, ...change });

describe("an agent", () => {
  test("is created from the published example exactly as it stands", async () => {
    const { status, headers, body } = await create();
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/v1/agents/${body.agent_id}`);
    expect(body).toMatchObject({ ...EXAMPLE_AGENT, version: 1, status: "active" });
    expect(headers.get("x-request-id")).toMatch(/^req_/);
  });

  test("shows its webhook secret in the answer that makes it, and never again", async () => {
    const created = await create();
    expect(created.body.webhook_secret).toMatch(/^whsec_/);
    const read = await client.send("GET", `/v1/agents/${created.body.agent_id}`);
    expect(read.body).not.toHaveProperty("webhook_secret");
  });

  test("keeps the secrets of its actions: neither answered nor readable in the database", async () => {
    const config = {
      url: "https://crm.example/x",
      secret: "correct-horse",
      headers: { Authorization: "Bearer battery" },
    };
    const { body } = await create({ post_call_actions: [{ type: "webhook", name: "CRM", config }] });
    expect(JSON.stringify(body)).not.toMatch(/correct-horse|battery/);
    expect(body.post_call_actions).toMatchObject([{ config: { headers: { Authorization: "********" } } }]);
    const rows = await client.db.query.agents.findMany();
    expect(JSON.stringify(rows)).not.toMatch(/correct-horse|battery/);
  });

  test("keeps a masked header and an unnamed secret when a client sends back what it read", async () => {
    const config = {
      url: "https://crm.example/x",
      secret: "correct-horse",
      headers: { Authorization: "Bearer battery" },
    };
    const { body } = await create({ post_call_actions: [{ type: "webhook", name: "CRM", config }] });
    const changed = await client.send("PATCH", `/v1/agents/${body.agent_id}`, {
      ...body,
      agent_name: "Renamed",
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ agent_name: "Renamed", version: 2 });
    const versions = await client.db.query.agentVersions.findMany({
      where: (version, { eq }) => eq(version.agentId, String(body.agent_id)),
    });
    const stored = versions.map(({ configuration }) => configuration.post_call_actions[0]?.config);
    expect(stored).toHaveLength(2);
    expect(stored[1]).toEqual(stored[0]);
  });

  test("refuses a masked header where nothing is stored to stand for it", async () => {
    const config = { url: "https://crm.example/x", headers: { Authorization: "Bearer battery" } };
    const { body } = await create({ post_call_actions: [{ type: "webhook", name: "CRM", config }] });
    const masked = { url: "https://other.example/x", headers: { Authorization: "********" } };
    const moved = await client.send<Problem>("PATCH", `/v1/agents/${body.agent_id}`, {
      post_call_actions: [{ type: "webhook", name: "Renamed", config: masked }],
    });
    expect(moved.status).toBe(422);
    expect(moved.body.errors[0]?.field).toBe("post_call_actions.0.config.headers.Authorization");
  });

  test.each([
    ["keeps the secrets of an action that gets a new name", ["Renamed"], true],
    ["gives them to nobody where the old name stays beside the new one", ["CRM", "Renamed"], false],
    ["gives them to nobody where two new names could be meant", ["One", "Two"], false],
  ])("%s", async (_, names, kept) => {
    const config = { url: "https://crm.example/x", secret: "correct-horse" };
    const { body } = await create({ post_call_actions: [{ type: "webhook", name: "CRM", config }] });
    const renamed = await client.send("PATCH", `/v1/agents/${body.agent_id}`, {
      post_call_actions: names.map((name) => ({ type: "webhook", name, config: { url: config.url } })),
    });
    expect(renamed.status).toBe(200);
    const versions = await client.db.query.agentVersions.findMany({
      where: (version, { eq }) => eq(version.agentId, String(body.agent_id)),
    });
    const [before, after] = versions.map(({ configuration }) => configuration.post_call_actions);
    const secretOf = (action: object | undefined) =>
      (action as { config: typeof config } | undefined)?.config.secret;
    expect(secretOf(before?.[0])).toBeTruthy();
    expect(secretOf(after?.at(-1))).toBe(kept ? secretOf(before?.[0]) : undefined);
  });

  test("changes only what a patch names", async () => {
    const { body } = await create();
    const changed = await client.send("PATCH", `/v1/agents/${body.agent_id}`, {
      timezone: "Europe/London",
    });
    expect(changed.body).toMatchObject({ ...EXAMPLE_AGENT, timezone: "Europe/London", version: 2 });
  });

  test("can be duplicated, listed newest first, and deleted", async () => {
    const { body } = await create({ agent_name: "Original" });
    const copy = await client.send("POST", `/v1/agents/${body.agent_id}/duplicate`);
    expect(copy.status).toBe(201);
    expect(copy.body).toMatchObject({ agent_name: "Original (copy)", version: 1 });
    const list = await client.send<{ agent_id: string }[]>("GET", "/v1/agents?limit=2");
    expect(list.body[0]?.agent_id).toBe(copy.body.agent_id);
    expect((await client.send("DELETE", `/v1/agents/${body.agent_id}`)).status).toBe(204);
    expect((await client.send("GET", `/v1/agents/${body.agent_id}`)).status).toBe(404);
    expect((await client.send("DELETE", `/v1/agents/${body.agent_id}`)).status).toBe(404);
  });

  test("is nobody's business in another workspace", async () => {
    const { body } = await create();
    const stranger = await mintClient();
    for (const [method, path] of [
      ["GET", ""],
      ["PATCH", ""],
      ["DELETE", ""],
      ["POST", "/duplicate"],
    ] as const) {
      const answer = await stranger.send(
        method,
        `/v1/agents/${body.agent_id}${path}`,
        method === "PATCH" ? {} : undefined,
      );
      expect(answer.status, method).toBe(404);
    }
  });

  test("pages with a cursor that goes on where the page before ended", async () => {
    const reader = await mintClient();
    for (const name of ["a", "b", "c"]) await reader.send("POST", "/v1/agents", { agent_name: name });
    const first = await reader.send<{ agent_name: string }[]>("GET", "/v1/agents?limit=2");
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await reader.send<{ agent_name: string }[]>("GET", next);
    expect([...first.body, ...second.body].map((agent) => agent.agent_name)).toEqual(["c", "b", "a"]);
    expect(second.headers.get("link")).toBeNull();
    expect(second.headers.get("x-total-count")).toBe("3");
  });
});

describe("a bad configuration is refused by the place that is wrong", () => {
  const field = (change: object) => ({
    post_call_data_extraction: [{ name: "a", type: "string", ...change }],
  });
  const action = (change: object) => ({
    post_call_actions: [{ type: "webhook", name: "w", config: { url: "https://crm.example/" }, ...change }],
  });
  const condition = (condition: unknown) => action({ condition });

  test.each([
    ["a missing name", { agent_name: undefined }, "agent_name"],
    ["an unknown member", { agnet_name: "x" }, "agnet_name"],
    ["an unknown zone", { timezone: "Mars/Olympus" }, "timezone"],
    ["a name that is no identifier", field({ name: "first name" }), "post_call_data_extraction.0.name"],
    ["an unknown type", field({ type: "date" }), "post_call_data_extraction.0.type"],
    [
      "an enum without options",
      field({ type: "enum", description: "how it went" }),
      "post_call_data_extraction.0.options",
    ],
    ["options that are no enum's", field({ options: ["a", "b"] }), "post_call_data_extraction.0.options"],
    ["a broken pattern", field({ pattern: "(" }), "post_call_data_extraction.0.pattern"],
    [
      "a field named twice",
      {
        post_call_data_extraction: [
          { name: "a", type: "string" },
          { name: "a", type: "number" },
        ],
        post_call_actions: [],
      },
      "post_call_data_extraction.1.name",
    ],
    ["an unknown action", action({ type: "email" }), "post_call_actions.0.type"],
    ["a private target", action({ config: { url: "http://127.0.0.1/" } }), "post_call_actions.0.config.url"],
    [
      "an unknown member of a config",
      action({ config: { url: "https://crm.example/", ulr: 1 } }),
      "post_call_actions.0.config.ulr",
    ],
    [
      "an unknown variable",
      action({ config: { url: "https://crm.example/", body: { who: "{{nobody}}" } } }),
      "post_call_actions.0.config.body.who",
    ],
    [
      "an unknown variable of a query",
      action({ config: { url: "https://crm.example/", query: { q: "{{ nobody }}" } } }),
      "post_call_actions.0.config.query.q",
    ],
    [
      "an unknown variable in a loop",
      action({
        config: { url: "https://crm.example/", body: "{% for t in call.turns %}{{ t.txt }}{% endfor %}" },
      }),
      "post_call_actions.0.config.body",
    ],
    [
      "a template in the host",
      action({ config: { url: "https://crm.example{{ customer_name }}/" } }),
      "post_call_actions.0.config.url",
    ],
    [
      "a GET with a body",
      action({ config: { url: "https://crm.example/", method: "GET", body: {} } }),
      "post_call_actions.0.config.body",
    ],
    [
      "a body nested beyond measure",
      action({ config: { url: "https://crm.example/", body: JSON.parse("[".repeat(99) + "]".repeat(99)) } }),
      "post_call_actions.0.config.body",
    ],
    [
      "the transcript where a follow-up is planned",
      action({ type: "schedule_call", config: { dynamic_variables: { said: "{{ call.transcript }}" } } }),
      "post_call_actions.0.config.dynamic_variables.said",
    ],
    [
      "an unknown member of a condition",
      condition({ field: "call.status", operator: "==", valeu: "x" }),
      "post_call_actions.0.condition.valeu",
    ],
    [
      "an unknown operator",
      condition({ field: "call.status", operator: "=", value: "x" }),
      "post_call_actions.0.condition.operator",
    ],
    [
      "a condition on no field",
      condition({ field: "intrest", operator: "==", value: "x" }),
      "post_call_actions.0.condition.field",
    ],
    ["an empty group", condition({ all: [] }), "post_call_actions.0.condition.all"],
    [
      "a value that its type can never have",
      condition({ field: "follow_up_required", operator: "==", value: "true" }),
      "post_call_actions.0.condition.value",
    ],
    [
      "a follow-up by an agent that is not there",
      { post_call_actions: [{ type: "schedule_call", name: "s", config: { agent_id: "agent_nobody" } }] },
      "post_call_actions.0.config.agent_id",
    ],
    [
      "use_field that is not there",
      { post_call_actions: [{ type: "schedule_call", name: "s", config: { use_field: "when" } }] },
      "post_call_actions.0.config.use_field",
    ],
  ])("%s", async (_, change, place) => {
    const { status, headers, body } = await client.send<Problem>("POST", "/v1/agents", {
      ...EXAMPLE_AGENT,
      ...change,
    });
    expect(status, JSON.stringify(body)).toBe(422);
    expect(headers.get("content-type")).toBe("application/problem+json");
    expect(body).toMatchObject({ status: 422, code: "invalid", request_id: headers.get("x-request-id") });
    expect(body.errors.map((error) => error.field)).toContain(place);
    expect(body.errors.every((error) => error.message.length > 10)).toBe(true);
  });

  test("every wrong place is listed at once", async () => {
    const { body } = await client.send<Problem>("POST", "/v1/agents", {
      ...EXAMPLE_AGENT,
      timezone: "Nowhere",
      language: "!",
      ...field({ name: "1a" }),
    });
    expect(body.errors.map((error) => error.field).sort()).toEqual([
      "language",
      "post_call_data_extraction.0.name",
      "timezone",
    ]);
  });
});
