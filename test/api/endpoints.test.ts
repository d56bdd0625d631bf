import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { deliveries, endpoints, targetHealth } from "../../src/store/schema.ts";
import { MAX_ENDPOINTS } from "../../src/webhooks/endpoints/save.ts";
import { type Client, mintClient } from "../support/client.ts";
import { type EndpointAnswer, endpointSetting, HOOK, QUIET_AGENT } from "../webhooks/endpoints/setting.ts";

interface Problem {
  code: string;
  detail: string;
  errors: { field: string; message: string }[];
}

let client: Client;
let agentId: string;
beforeAll(async () => {
  client = await mintClient();
  agentId = (await client.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;
});

const create = (settings: object = {}) =>
  client.send<EndpointAnswer>("POST", "/v1/endpoints", { url: HOOK, ...settings });
const patch = (id: string, changes: object) =>
  client.send<EndpointAnswer>("PATCH", `/v1/endpoints/${id}`, changes);
const get = async (id: string) => (await client.send<EndpointAnswer>("GET", `/v1/endpoints/${id}`)).body;

describe("an endpoint", () => {
  test("is made with an address alone, and shows its secret this once", async () => {
    const { status, headers, body } = await create();
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`/v1/endpoints/${body.endpoint_id}`);
    const { secret, ...shown } = body;
    expect(atob(secret.replace(/^whsec_/, ""))).toHaveLength(32);
    expect(shown).toEqual({
      ...{ endpoint_id: expect.stringMatching(/^ep_/), url: HOOK, description: null, events: null },
      ...{ agent_ids: null, rate_limit_per_second: null, retry_schedule: null, signatures: ["v1"] },
      ...{ public_key: null, status: "active", disabled_reason: null, failing_since: null },
      ...{ previous_secret_expires_at: null, created_at: expect.any(String), updated_at: expect.any(String) },
    });
    expect(await get(body.endpoint_id)).toEqual(shown);
  });

  test("keeps all that is set on it, and a patch changes only what it names", async () => {
    const settings = {
      ...{ description: "CRM", events: ["call.analyzed"], agent_ids: [agentId], rate_limit_per_second: 5 },
      ...{ retry_schedule: [0, 60, 3600], signatures: ["v1", "v1a"] },
    };
    const { body } = await create(settings);
    expect(body).toMatchObject(settings);
    const changed = await patch(body.endpoint_id, { url: "https://other.example/", events: null });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({ ...settings, url: "https://other.example/", events: null });
    expect(changed.body).not.toHaveProperty("secret");
    expect(await get(body.endpoint_id)).toEqual(changed.body);
  });

  test("takes back what a client read of it", async () => {
    const { endpoint_id: id } = (await create()).body;
    const read = await get(id);
    const { status, body } = await patch(id, { ...read, description: "Read and sent back" });
    expect(status).toBe(200);
    expect(body).toEqual({ ...read, description: "Read and sent back", updated_at: body.updated_at });
  });

  test("keeps its secrets and keys sealed: neither answered again nor readable in the database", async () => {
    const secret = "correct horse battery";
    const made = (await create({ secret, signatures: ["v1a"] })).body;
    expect(made.secret).toBe(secret);
    const rows = await client.db.select().from(endpoints).where(eq(endpoints.id, made.endpoint_id));
    expect(rows).toMatchObject([{ secret: expect.stringMatching(/^v1\./), publicKey: made.public_key }]);
    expect(JSON.stringify(rows)).not.toMatch(/correct horse|whsk_/);
    const list = await client.send("GET", "/v1/endpoints");
    expect(JSON.stringify(list.body)).not.toMatch(/correct horse|whsec_|whsk_/);
  });

  test("has a public key exactly while it signs with v1a", async () => {
    const { endpoint_id: id } = (await create()).body;
    const both = (await patch(id, { signatures: ["v1", "v1a"] })).body;
    expect(both.public_key).toMatch(/^whpk_\S{44}$/);
    expect((await patch(id, { signatures: ["v1a"] })).body.public_key).toBe(both.public_key);
    expect((await patch(id, { signatures: ["v1"] })).body.public_key).toBeNull();
    expect((await patch(id, { signatures: ["v1a"] })).body.public_key).not.toBe(both.public_key);
  });

  test("is shown as disabled, with the reason, where its health says so", async () => {
    const { endpoint_id: targetId } = (await create()).body;
    const at = Date.UTC(2026, 4, 7);
    const health = { failingSince: at, disabledAt: at + 1, reason: "It answered 410 Gone." };
    await client.db.insert(targetHealth).values({ workspaceId: client.workspaceId, targetId, ...health });
    expect(await get(targetId)).toMatchObject({
      ...{ status: "disabled", disabled_reason: "It answered 410 Gone." },
      failing_since: "2026-05-07T00:00:00.000Z",
    });
  });

  test("is listed, newest first, page by page", async () => {
    const reader = await mintClient();
    for (const n of [1, 2, 3]) await reader.send("POST", "/v1/endpoints", { url: `${HOOK}/${n}` });
    const first = await reader.send<EndpointAnswer[]>("GET", "/v1/endpoints?limit=2");
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await reader.send<EndpointAnswer[]>("GET", next);
    const ids = [...first.body, ...second.body].map(({ endpoint_id: id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(ids.toSorted().reverse());
  });

  test("is nobody's business in another workspace", async () => {
    const { endpoint_id: id } = (await create()).body;
    const stranger = await mintClient();
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", {}],
      ["DELETE", ""],
      ["POST", "/rotate"],
      ["POST", "/test"],
    ] as const) {
      expect((await stranger.send(method, `/v1/endpoints/${id}${path}`, body)).status, method + path).toBe(
        404,
      );
    }
    expect((await stranger.send("GET", "/v1/endpoints")).body).toEqual([]);
    expect(await get(id)).toMatchObject({ endpoint_id: id, previous_secret_expires_at: null });
  });

  test("is one of at most a hundred in a workspace", async () => {
    const full = await mintClient();
    const post = () => full.send<Problem>("POST", "/v1/endpoints", { url: HOOK });
    for (let n = 0; n < MAX_ENDPOINTS - 1; n += 1) await post();
    const last = await Promise.all([post(), post()]);
    expect(last.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(last.find(({ status }) => status === 409)?.body.detail).toMatch(
      /at most 100 endpoints: delete one/,
    );
    expect((await full.send("GET", "/v1/endpoints?limit=500")).body).toHaveLength(MAX_ENDPOINTS);
  });
});

describe("a deleted endpoint", () => {
  test("is gone, and what was on its way there or held for it ends as failed, and nothing else does", async () => {
    const setting = await endpointSetting({});
    const [doomed, other] = [
      await setting.endpoint({ url: "https://doomed.example/" }),
      await setting.endpoint(),
    ];
    for (let n = 0; n < 3; n += 1) await setting.happen();
    const { client: owner, workspaceId } = setting;
    const [sent, waiting] = await setting.deliveries(`url=${encodeURIComponent("https://doomed.example/")}`);
    const mark = (id: string | undefined, status: string) =>
      owner.db
        .update(deliveries)
        .set({ status, nextAttemptAt: null })
        .where(eq(deliveries.id, id ?? ""));
    await mark(sent?.delivery_id, "delivered");
    await mark(waiting?.delivery_id, "held");

    expect((await owner.send("DELETE", `/v1/endpoints/${doomed.endpoint_id}`)).status).toBe(204);
    expect((await owner.send("GET", `/v1/endpoints/${doomed.endpoint_id}`)).status).toBe(404);
    expect((await owner.send("DELETE", `/v1/endpoints/${doomed.endpoint_id}`)).status).toBe(404);
    const rows = await owner.db.select().from(deliveries).where(eq(deliveries.workspaceId, workspaceId));
    const of = (id: string) => rows.filter(({ endpointId }) => endpointId === id);
    expect(of(other.endpoint_id).map(({ status }) => status)).toEqual(["pending", "pending", "pending"]);
    expect(of(doomed.endpoint_id).filter(({ status }) => status === "delivered")).toHaveLength(1);
    const failed = of(doomed.endpoint_id).filter(({ status }) => status === "failed");
    expect(failed).toHaveLength(2);
    for (const row of failed)
      expect(row).toMatchObject({ reason: "The endpoint was deleted.", nextAttemptAt: null });
    expect(failed.every(({ finishedAt }) => finishedAt !== null)).toBe(true);

    await setting.happen();
    expect(await setting.deliveries(`url=${encodeURIComponent("https://doomed.example/")}`)).toHaveLength(3);
  });
});

describe("what is wrong is refused by its place, and nothing is saved", () => {
  test.each([
    ["no address", { url: undefined }, "url"],
    ["an address that is none", { url: "hook" }, "url"],
    ["a private address", { url: "https://127.0.0.1/" }, "url"],
    ["plain http", { url: "http://crm.example/" }, "url"],
    ["an unknown member", { ulr: 1 }, "ulr"],
    ["an unknown event", { events: ["call.analyzed", "call.rang"] }, "events.1"],
    ["no event at all", { events: [] }, "events"],
    ["an agent that is not there", { agent_ids: ["AGENT", "agent_nobody"] }, "agent_ids.1"],
    ["a rate below one", { rate_limit_per_second: 0 }, "rate_limit_per_second"],
    ["a rate over a thousand", { rate_limit_per_second: 1001 }, "rate_limit_per_second"],
    ["half a request a second", { rate_limit_per_second: 0.5 }, "rate_limit_per_second"],
    ["an empty schedule", { retry_schedule: [] }, "retry_schedule"],
    ["21 attempts", { retry_schedule: Array(21).fill(1) }, "retry_schedule"],
    ["a step over three days", { retry_schedule: [0, 259_201] }, "retry_schedule.1"],
    ["a step that is none", { retry_schedule: [0, 5, 0] }, "retry_schedule.2"],
    ["an unknown scheme", { signatures: ["v2"] }, "signatures.0"],
    ["no scheme", { signatures: [] }, "signatures"],
    ["a short secret", { secret: "short" }, "secret"],
    ["a secret that cannot sign", { secret: "whsec_not base64" }, "secret"],
  ])("%s", async (_, change, place) => {
    const strict = await mintClient();
    const agent = (await strict.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;
    const settings = JSON.parse(JSON.stringify({ url: HOOK, ...change }).replace("AGENT", agent));
    const made = await strict.send<Problem>("POST", "/v1/endpoints", settings);
    expect(made.status, JSON.stringify(made.body)).toBe(422);
    expect(made.body.errors.map(({ field }) => field)).toEqual([place]);
    expect(made.body.errors.every(({ message }) => message.length > 10)).toBe(true);
    expect((await strict.send("GET", "/v1/endpoints")).body).toEqual([]);
    if (settings.url === undefined) return;

    const { body } = await strict.send<EndpointAnswer>("POST", "/v1/endpoints", { url: HOOK });
    const changed = await strict.send<Problem>("PATCH", `/v1/endpoints/${body.endpoint_id}`, settings);
    expect(changed.status).toBe(422);
    expect(changed.body.errors.map(({ field }) => field)).toEqual([place]);
  });

  test("an agent of another workspace, or one that was deleted, is not there", async () => {
    const stranger = await mintClient();
    const agents = [stranger, client].map((owner) =>
      owner.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT),
    );
    const ids = (await Promise.all(agents)).map(({ body }) => body.agent_id);
    await client.send("DELETE", `/v1/agents/${ids[1]}`);
    const { status, body } = await client.send<Problem>("POST", "/v1/endpoints", {
      ...{ url: HOOK, agent_ids: [agentId, ...ids] },
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual(["agent_ids.1", "agent_ids.2"]);
  });

  test("every wrong place is listed at once", async () => {
    const { body } = await client.send<Problem>("POST", "/v1/endpoints", {
      ...{ url: "https://10.0.0.1/", secret: "whsec_x!xxxx", agent_ids: ["agent_a", "agent_b"] },
    });
    expect(body.errors.map(({ field }) => field)).toEqual(["url", "secret", "agent_ids.0", "agent_ids.1"]);
  });

  test.each([
    ["POST", "rotate", { secret: "short" }, "secret"],
    ["POST", "rotate", { secret: "whsec_not base64" }, "secret"],
    ["POST", "rotate", { sceret: "a good long one" }, "sceret"],
    ["POST", "test", { event_type: "call.rang" }, "event_type"],
    ["POST", "test", { type: "call.ended" }, "type"],
  ])("%s %s %j", async (method, path, body, place) => {
    const { endpoint_id: id } = (await create()).body;
    const answer = await client.send<Problem>(method, `/v1/endpoints/${id}/${path}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ field }) => field)).toEqual([place]);
  });
});
