import { exports } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { MAX_CONNECTIONS } from "../../src/connections/create.ts";
import { connections } from "../../src/store/schema.ts";
import { type Client, mintClient } from "../support/client.ts";
import { QUIET_AGENT } from "../webhooks/endpoints/setting.ts";

interface ConnectionAnswer {
  connection_id: string;
  provider: string;
  name: string | null;
  intake_url: string;
  credentials: Record<string, string>;
  can: Record<string, boolean>;
  set_up: { title: string; detail: string; copy?: string }[];
  [member: string]: unknown;
}
interface Problem {
  code: string;
  detail: string;
  errors: { field: string; message: string }[];
}

const SECRET = "correct-horse-battery-staple-1";
const PATH = "/v1/connections";

let client: Client;
let agentId: string;
const mintAgent = async (owner: Client) =>
  (await owner.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;
beforeAll(async () => {
  client = await mintClient();
  agentId = await mintAgent(client);
});

const create = <Body = ConnectionAnswer>(settings: object = {}) =>
  client.send<Body>("POST", PATH, {
    ...{ provider: "generic", agent_id: agentId, credentials: { webhook_secret: SECRET } },
    ...settings,
  });
const patch = (id: string, changes: object) =>
  client.send<ConnectionAnswer>("PATCH", `${PATH}/${id}`, changes);
const get = async (id: string) => (await client.send<ConnectionAnswer>("GET", `${PATH}/${id}`)).body;

describe("a connection", () => {
  test("is made with provider, agent and credentials, and says where the provider is to post", async () => {
    const { status, headers, body } = await create();
    expect(status, JSON.stringify(body)).toBe(201);
    expect(headers.get("location")).toBe(`${PATH}/${body.connection_id}`);
    expect(body).toMatchObject({
      ...{
        connection_id: expect.stringMatching(/^conn_/),
        provider: "generic",
        name: null,
        agent_id: agentId,
      },
      ...{ agents: {}, numbers: [], role_map: {}, settings: {}, credentials: { webhook_secret: "set" } },
      ...{ problem: null, refused: 0, last_refused_at: null },
      intake_url: `https://aftercall.example/intake/generic/${body.connection_id}`,
    });
    expect(body.set_up.length).toBeGreaterThan(0);
    expect(await get(body.connection_id)).toEqual(body);
  });

  test("keeps all that is set on it, and a patch changes only what it names", async () => {
    const settings = {
      ...{ name: "Front desk", agents: { "bot-1": agentId }, role_map: { left: "agent" } },
      numbers: [{ phone_number: "+16175550123", id: "pn-1" }],
    };
    const { body } = await create(settings);
    expect(body).toMatchObject(settings);
    const changed = await patch(body.connection_id, { name: null, numbers: ["+49 30 12345678"] });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      ...{ ...settings, name: null, numbers: [{ phone_number: "+493012345678", id: null }] },
    });
    expect(await get(body.connection_id)).toEqual(changed.body);
  });

  test("takes back what a client read of it", async () => {
    const read = await get((await create()).body.connection_id);
    const { status, body } = await patch(read.connection_id, { ...read, name: "Read and sent back" });
    expect(status).toBe(200);
    expect(body).toEqual({ ...read, name: "Read and sent back", updated_at: body.updated_at });
  });

  test("moves to the host that a patch came by", async () => {
    const { connection_id: id } = (await create()).body;
    const response = await exports.default.fetch(
      new Request(`https://moved.example${PATH}/${id}?x`, {
        method: "PATCH",
        headers: { authorization: `Bearer ${client.key}`, "content-type": "application/json" },
        body: "{}",
      }),
    );
    const { intake_url } = await response.json<ConnectionAnswer>();
    expect(intake_url).toBe(`https://moved.example/intake/generic/${id}`);
    expect((await get(id)).intake_url).toBe(intake_url);
  });

  test("shows its credentials nowhere, and keeps them sealed", async () => {
    const { connection_id: id } = (await create()).body;
    const other = "correct-horse-battery-staple-2";
    await patch(id, { credentials: { webhook_secret: other } });
    const rows = await client.db.select().from(connections).where(eq(connections.id, id));
    expect(rows).toMatchObject([{ credentials: expect.stringMatching(/^v1\./) }]);
    const answers = await Promise.all(
      ["", `/${id}`, `/${id}/set-up`].map((path) => client.send("GET", `${PATH}${path}`)),
    );
    const tested = await client.send("POST", `${PATH}/${id}/test`);
    expect(JSON.stringify([rows, answers, tested])).not.toMatch(/correct-horse/);
  });

  test("tells the steps in the provider's console alone", async () => {
    const made = (await create()).body;
    const { status, body } = await client.send("GET", `${PATH}/${made.connection_id}/set-up`);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ connection_id: made.connection_id, provider: "generic" },
      ...{ intake_url: made.intake_url, set_up: made.set_up },
    });
  });

  test("is tested, and answers with the time of it", async () => {
    const { connection_id: id } = (await create({ numbers: ["+16175550123"] })).body;
    const { status, body } = await client.send("POST", `${PATH}/${id}/test`);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ ok: true, detail: expect.stringMatching(/\.$/), checked_at: expect.stringMatching(/Z$/) },
      warnings: [],
    });
  });

  test("brings its numbers among the workspace's own, the first as the default, and takes none away", async () => {
    const owner = await mintClient();
    const agent_id = await mintAgent(owner);
    const own = async () =>
      (await owner.send<{ phone_number: string; is_default: boolean }[]>("GET", "/v1/phone-numbers")).body
        .map(({ phone_number, is_default }) => `${phone_number} ${is_default}`)
        .sort();
    const body = { provider: "generic", agent_id, credentials: { webhook_secret: SECRET } };
    const numbers = ["+16175550123", "+16175550124"];
    const made = await owner.send<ConnectionAnswer>("POST", PATH, { ...body, numbers });
    expect(await own()).toEqual(["+16175550123 true", "+16175550124 false"]);
    await owner.send("PATCH", `${PATH}/${made.body.connection_id}`, { numbers: ["+16175550125"] });
    expect(await own()).toEqual(["+16175550123 true", "+16175550124 false", "+16175550125 false"]);
  });

  test("to the simulated network needs no credentials", async () => {
    const { status, body } = await create({ provider: "simulated", credentials: {} });
    expect(status, JSON.stringify(body)).toBe(201);
    expect(body).toMatchObject({ credentials: {}, can: { dial: true } });
  });

  test("is listed, newest first, page by page", async () => {
    const reader = await mintClient();
    const readersAgent = await mintAgent(reader);
    const body = { provider: "generic", agent_id: readersAgent, credentials: { webhook_secret: SECRET } };
    for (let n = 0; n < 3; n += 1) await reader.send("POST", PATH, body);
    const first = await reader.send<ConnectionAnswer[]>("GET", `${PATH}?limit=2`);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await reader.send<ConnectionAnswer[]>("GET", next);
    const ids = [...first.body, ...second.body].map(({ connection_id: id }) => id);
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(ids.toSorted().reverse());
    for (let n = 3; n < MAX_CONNECTIONS; n += 1) await reader.send("POST", PATH, body);
    const tooMany = await reader.send<Problem>("POST", PATH, body);
    expect(tooMany.status).toBe(409);
    expect(tooMany.body.detail).toMatch(/at most 100 connections/);
  });

  test("is deleted once", async () => {
    const { connection_id: id } = (await create()).body;
    expect((await client.send("DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect((await client.send("GET", `${PATH}/${id}`)).status).toBe(404);
    expect((await client.send("DELETE", `${PATH}/${id}`)).status).toBe(404);
  });

  test("is nobody's business in another workspace", async () => {
    const { connection_id: id } = (await create()).body;
    const stranger = await mintClient();
    for (const [method, path, body] of [
      ["GET", ""],
      ["GET", "/set-up"],
      ["PATCH", "", {}],
      ["DELETE", ""],
      ["POST", "/test"],
    ] as const) {
      const { status } = await stranger.send(method, `${PATH}/${id}${path}`, body);
      expect(status, method + path).toBe(404);
    }
    expect((await stranger.send("GET", PATH)).body).toEqual([]);
    expect(await get(id)).toMatchObject({ connection_id: id });
  });
});

describe("what is wrong is refused by its place, and nothing is saved", () => {
  test.each<[string, object, string]>([
    ["an unknown provider", { provider: "acme" }, "provider"],
    ["an agent that is not there", { agent_id: "agent_nobody" }, "agent_id"],
    ["a missing secret", { credentials: {} }, "credentials.webhook_secret"],
    ["an unknown credential", { credentials: { webhook_secret: SECRET, secret: "x" } }, "credentials.secret"],
    ["an unknown setting", { settings: { colour: "red" } }, "settings.colour"],
    ["a number that is none", { numbers: ["617"] }, "numbers.0"],
    ["a role that is none", { role_map: { left: "stranger" } }, "role_map.left"],
    ["an unknown member", { agnet: 1 }, "agnet"],
  ])("%s", async (_, change, place) => {
    const before = (await client.send("GET", `${PATH}?limit=1`)).headers.get("x-total-count");
    const { status, body } = await create<Problem>(change);
    expect(status, JSON.stringify(body)).toBe(422);
    expect(body.errors.map(({ field }) => field)).toEqual([place]);
    expect(JSON.stringify(body)).not.toMatch(/correct-horse/);
    expect((await client.send("GET", `${PATH}?limit=1`)).headers.get("x-total-count")).toBe(before);
  });

  test("another provider on a connection that stands", async () => {
    const { connection_id: id } = (await create()).body;
    const { status, body } = await client.send<Problem>("PATCH", `${PATH}/${id}`, { provider: "simulated" });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([
      { field: "provider", message: expect.stringMatching(/another connection/) },
    ]);
  });
});

test("the providers are listed with what they can do, what they need, and what to do instead", async () => {
  const { status, body } = await client.send<
    {
      id: string;
      name: string;
      can: Record<"dial" | "end" | "transfer", boolean>;
      credentials: { name: string; required: boolean }[];
      settings: { name: string }[];
      instead: Record<string, string>;
    }[]
  >("GET", "/v1/providers");
  expect(status).toBe(200);
  const generic = body.find(({ id }) => id === "generic");
  expect(generic).toMatchObject({ credentials: [{ name: "webhook_secret", required: true }] });
  expect(body.map(({ id }) => id)).toContain("simulated");
  for (const { id, name, can, instead, ...rest } of body) {
    expect(name.length, id).toBeGreaterThan(0);
    expect(Object.keys(rest).toSorted()).toEqual(["credentials", "settings"]);
    for (const command of ["dial", "end", "transfer"] as const)
      expect(can[command] ? "" : (instead[command] ?? ""), `${id} ${command}`).toMatch(
        can[command] ? /^$/ : /\.$/,
      );
  }
});
