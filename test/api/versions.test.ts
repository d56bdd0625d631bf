import { beforeAll, describe, expect, test } from "vitest";
import { type Client, mintClient } from "../support/client.ts";
import { EXAMPLE_AGENT } from "../support/example.ts";

interface Version {
  agent_id: string;
  agent_name: string;
  version: number;
  created_at: string;
  errors: { field: string }[];
}

const CRM = {
  type: "webhook",
  name: "CRM",
  config: {
    url: "https://crm.example/x",
    secret: "correct-horse",
    headers: { Authorization: "Bearer battery" },
  },
};

let client: Client;
let other: Client;
beforeAll(async () => {
  client = await mintClient();
  other = await mintClient();
});

const create = async (change: object = {}) =>
  String((await client.send("POST", "/v1/agents", { ...EXAMPLE_AGENT, ...change })).body.agent_id);
const rename = (id: string, agent_name: string) => client.send("PATCH", `/v1/agents/${id}`, { agent_name });
const restore = (id: string, version: number | string) =>
  client.send<Version>("POST", `/v1/agents/${id}/versions/${version}/restore`);

describe("the versions of an agent", () => {
  test("are listed newest first, page by page, without secrets", async () => {
    const id = await create({ post_call_actions: [CRM] });
    await rename(id, "Two");
    await rename(id, "Three");
    const first = await client.send<Version[]>("GET", `/v1/agents/${id}/versions?limit=2`);
    expect(first.body).toMatchObject([
      { agent_id: id, version: 3, agent_name: "Three", created_at: expect.stringMatching(/Z$/) },
      { version: 2, agent_name: "Two" },
    ]);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const last = await client.send<Version[]>("GET", next);
    expect(last.body).toMatchObject([{ version: 1, agent_name: "Sales" }]);
    expect(last.headers.get("link")).toBeNull();
    expect(JSON.stringify([first.body, last.body])).not.toMatch(/correct-horse|battery|"secret"/);
    const { body } = await client.send<Version>("GET", `/v1/agents/${id}/versions/1`);
    expect(body).toEqual(last.body[0]);
  });

  test("stay readable when the agent is deleted, and are not restored then", async () => {
    const id = await create();
    await client.send("DELETE", `/v1/agents/${id}`);
    expect((await client.send("GET", `/v1/agents/${id}/versions`)).body).toMatchObject([{ version: 1 }]);
    expect((await restore(id, 1)).status).toBe(404);
  });

  test.each(["2", "0", "-1", "1.5", "abc", "99999999999"])(
    "are 404 where there is none: %s",
    async (version) => {
      const id = await create();
      expect((await client.send("GET", `/v1/agents/${id}/versions/${version}`)).status).toBe(404);
      expect((await restore(id, version)).status).toBe(404);
    },
  );

  test("are not for another workspace", async () => {
    const id = await create();
    for (const path of ["versions", "versions/1"]) {
      expect((await other.send("GET", `/v1/agents/${id}/${path}`)).status).toBe(404);
    }
    expect((await other.send("POST", `/v1/agents/${id}/versions/1/restore`)).status).toBe(404);
  });
});

describe("a version that is restored", () => {
  test("becomes the next version, with the secrets that it had", async () => {
    const id = await create({ post_call_actions: [CRM] });
    await client.send("PATCH", `/v1/agents/${id}`, { agent_name: "Bare", post_call_actions: [] });
    const { status, body } = await restore(id, 1);
    expect(status).toBe(200);
    expect(body).toMatchObject({ agent_id: id, agent_name: "Sales", version: 3 });
    expect(JSON.stringify(body)).not.toMatch(/correct-horse|battery/);
    const rows = await client.db.query.agentVersions.findMany({
      where: (row, { eq }) => eq(row.agentId, id),
      orderBy: (row) => row.version,
    });
    expect(rows[2]?.configuration).toEqual(rows[0]?.configuration);
    expect(JSON.stringify(rows[2]?.configuration)).toContain('"secret"');
  });

  test("is refused where it would not be accepted today", async () => {
    const caller = await create();
    const action = { type: "schedule_call", name: "Again", config: { agent_id: caller } };
    const id = await create({ post_call_actions: [action] });
    await client.send("PATCH", `/v1/agents/${id}`, { post_call_actions: [] });
    await client.send("DELETE", `/v1/agents/${caller}`);
    const { status, body } = await restore(id, 1);
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["post_call_actions.0.config.agent_id"]);
  });
});
