import { beforeEach, describe, expect, test } from "vitest";
import { MAX_NUMBERS } from "../../src/numbers/add.ts";
import { ownNumbersOf } from "../../src/store/phone-numbers.ts";
import { phoneNumbers } from "../../src/store/schema.ts";
import { type Client, mintClient } from "../support/client.ts";
import { QUIET_AGENT } from "../webhooks/endpoints/setting.ts";

interface View {
  phone_number_id: string;
  phone_number: string;
  country: string | null;
  name: string | null;
  agent_id: string | null;
  is_default: boolean;
  created_at: string;
  updated_at: string;
}
interface Problem {
  code: string;
  detail: string;
  errors: { field: string; message: string }[];
}

const ISTANBUL = "+902125550123";
const BERLIN = "+493012345678";
const BOSTON = "+16175550123";

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const PATH = "/v1/phone-numbers";
const add = (phoneNumber: string, members: object = {}) =>
  client.send<View>("POST", PATH, { phone_number: phoneNumber, ...members });
const list = async () => (await client.send<View[]>("GET", PATH)).body;
const defaults = async () =>
  (await list()).filter((row) => row.is_default).map(({ phone_number: number }) => number);
const mintAgent = async (owner = client) =>
  (await owner.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;

describe("a number of the workspace's own", () => {
  test("is added with all that is set on it", async () => {
    const agentId = await mintAgent();
    const { status, headers, body } = await add("+90 (212) 555 01 23", {
      name: "Front desk",
      agent_id: agentId,
    });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe("/v1/phone-numbers/%2B902125550123");
    expect(body).toEqual({
      ...{ phone_number_id: expect.stringMatching(/^num_/), phone_number: ISTANBUL, country: "TR" },
      ...{ name: "Front desk", agent_id: agentId, is_default: true },
      ...{ created_at: expect.any(String), updated_at: expect.any(String) },
    });
    expect((await client.send<View>("GET", headers.get("location") ?? "")).body).toEqual(body);
  });

  test("may be called number", async () => {
    const { status, body } = await client.send<View>("POST", PATH, { number: BERLIN });
    expect(status).toBe(201);
    expect(body).toMatchObject({ phone_number: BERLIN, country: "DE", name: null, agent_id: null });
  });

  test.each(["%2B902125550123", "+902125550123", "902125550123"])("is found at %s", async (address) => {
    await add(ISTANBUL);
    const { status, body } = await client.send<View>("GET", `${PATH}/${address}`);
    expect(status).toBe(200);
    expect(body.phone_number).toBe(ISTANBUL);
  });

  test("is there once", async () => {
    await add(ISTANBUL, { name: "First" });
    const { status, body } = await client.send<Problem>("POST", PATH, {
      phone_number: ISTANBUL,
      is_default: true,
    });
    expect(status).toBe(409);
    expect(body.detail).toMatch(/^\+902125550123 is one of your numbers already/);
    expect(await list()).toMatchObject([{ name: "First" }]);
  });

  test("takes an international number that belongs to no country", async () => {
    expect((await add("+80012345678")).body).toMatchObject({ country: null });
  });

  test("changes in what a patch names, and takes back what a client read", async () => {
    const agentId = await mintAgent();
    const made = (await add(ISTANBUL, { name: "Desk", agent_id: agentId })).body;
    const renamed = await client.send<View>("PATCH", `${PATH}/${ISTANBUL}`, { name: "Front" });
    expect(renamed.status).toBe(200);
    expect(renamed.body).toEqual({ ...made, name: "Front", updated_at: renamed.body.updated_at });
    const back = await client.send<View>("PATCH", `${PATH}/${ISTANBUL}`, {
      ...renamed.body,
      phone_number: BERLIN,
      name: null,
    });
    expect(back.body).toEqual({ ...renamed.body, name: null, updated_at: back.body.updated_at });
  });

  test("is bound to an agent and unbound", async () => {
    const [first, second] = [await mintAgent(), await mintAgent()];
    await add(ISTANBUL);
    const bind = (body: object) => client.send<View>("POST", `${PATH}/%2B902125550123/bind`, body);
    expect((await bind({ agent_id: first })).body.agent_id).toBe(first);
    expect((await bind({ agent_id: second })).body.agent_id).toBe(second);
    for (let n = 0; n < 2; n += 1) {
      const { status, body } = await client.send<View>("POST", `${PATH}/902125550123/unbind`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ agent_id: null, is_default: true });
    }
    expect((await bind({})).status).toBe(422);
  });

  test("is listed, newest first, page by page", async () => {
    for (const number of [ISTANBUL, BERLIN, BOSTON]) await add(number);
    const first = await client.send<View[]>("GET", `${PATH}?limit=2`);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const ids = [...first.body, ...(await client.send<View[]>("GET", next)).body].map(
      (row) => row.phone_number_id,
    );
    expect(ids).toHaveLength(3);
    expect(ids).toEqual(ids.toSorted().reverse());
  });

  test("is nobody's business in another workspace, which may have the same", async () => {
    await add(ISTANBUL, { name: "Mine" });
    const stranger = await mintClient();
    const agentId = await mintAgent(stranger);
    for (const [method, path, body] of [
      ["GET", ""],
      ["PATCH", "", { name: "Theirs" }],
      ["DELETE", ""],
      ["POST", "/bind", { agent_id: agentId }],
      ["POST", "/unbind"],
    ] as const) {
      const answer = await stranger.send<Problem>(method, `${PATH}/${ISTANBUL}${path}`, body);
      expect(answer.status, method + path).toBe(404);
      expect(answer.body.detail).toMatch(/^\+902125550123 is none of your numbers/);
    }
    expect((await stranger.send("GET", PATH)).body).toEqual([]);
    expect((await stranger.send<View>("POST", PATH, { phone_number: ISTANBUL })).status).toBe(201);
    await stranger.send("DELETE", `${PATH}/${ISTANBUL}`);
    expect(await list()).toMatchObject([{ name: "Mine", agent_id: null, is_default: true }]);
  });
});

describe("the default number", () => {
  test("is the first that was added, even where it was not asked for", async () => {
    await add(ISTANBUL, { is_default: false });
    await add(BERLIN);
    expect(await defaults()).toEqual([ISTANBUL]);
    expect(await ownNumbersOf(client.db, client.workspaceId)).toEqual([
      { phoneNumber: ISTANBUL, isDefault: true },
      { phoneNumber: BERLIN, isDefault: false },
    ]);
  });

  test("moves to a number that is added as the default", async () => {
    await add(ISTANBUL);
    expect((await add(BERLIN, { is_default: true })).body.is_default).toBe(true);
    expect(await defaults()).toEqual([BERLIN]);
  });

  test("moves by a patch, and only to a number that is there", async () => {
    for (const number of [ISTANBUL, BERLIN]) await add(number);
    await client.send("PATCH", `${PATH}/${BERLIN}`, { is_default: true });
    expect(await defaults()).toEqual([BERLIN]);
    expect((await client.send("PATCH", `${PATH}/${BOSTON}`, { is_default: true })).status).toBe(404);
    expect(await defaults()).toEqual([BERLIN]);
  });

  test("may be none, and stays none when another is added or deleted", async () => {
    for (const number of [ISTANBUL, BERLIN]) await add(number);
    await client.send("PATCH", `${PATH}/${ISTANBUL}`, { is_default: false });
    expect(await defaults()).toEqual([]);
    await add(BOSTON);
    await client.send("DELETE", `${PATH}/${BERLIN}`);
    expect(await defaults()).toEqual([]);
  });

  test("goes to the oldest that is left when it is deleted", async () => {
    for (const number of [ISTANBUL, BERLIN, BOSTON]) await add(number);
    expect((await client.send("DELETE", `${PATH}/${BOSTON}`)).status).toBe(204);
    expect(await defaults()).toEqual([ISTANBUL]);
    await add(BOSTON);
    expect((await client.send("DELETE", `${PATH}/%2B902125550123`)).status).toBe(204);
    expect(await defaults()).toEqual([BERLIN]);
    expect((await client.send("DELETE", `${PATH}/${ISTANBUL}`)).status).toBe(404);
  });

  test("is one, whoever adds first", async () => {
    await Promise.all([ISTANBUL, BERLIN, BOSTON].map((number) => add(number)));
    expect(await defaults()).toHaveLength(1);
    await Promise.all(
      [ISTANBUL, BERLIN].map((n) => client.send("PATCH", `${PATH}/${n}`, { is_default: true })),
    );
    expect(await defaults()).toHaveLength(1);
  });

  test("is not touched in another workspace", async () => {
    const stranger = await mintClient();
    await stranger.send("POST", PATH, { phone_number: BERLIN });
    await add(ISTANBUL);
    await add(BOSTON, { is_default: true });
    expect((await stranger.send<View[]>("GET", PATH)).body).toMatchObject([{ is_default: true }]);
  });
});

describe("what is wrong with a number is refused by its place, and nothing is saved", () => {
  test.each([
    ["no number", {}, "phone_number"],
    ["a number that no plan has", { phone_number: "+49123" }, "phone_number"],
    ["a number without its country", { number: "0212 555 01 23" }, "number"],
    ["an extension", { phone_number: "+16175550123 x5" }, "phone_number"],
    ["a sentence with a number", { phone_number: "call +16175550123" }, "phone_number"],
    ["two numbers", { phone_number: ISTANBUL, number: BERLIN }, "number"],
    ["a number that is none", { phone_number: 902125550123 }, "phone_number"],
    ["an agent that is not there", { phone_number: ISTANBUL, agent_id: "agent_nobody" }, "agent_id"],
    ["an unknown member", { phone_number: ISTANBUL, agent: "x" }, "agent"],
    ["a default that is no yes or no", { phone_number: ISTANBUL, is_default: "yes" }, "is_default"],
  ])("%s", async (_, body, place) => {
    const answer = await client.send<Problem>("POST", PATH, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body.errors.map(({ field }) => field)).toEqual([place]);
    expect(await list()).toEqual([]);
  });

  test("an agent of another workspace, when it is set or bound", async () => {
    const agentId = await mintAgent(await mintClient());
    await add(ISTANBUL);
    for (const [method, path] of [
      ["PATCH", ""],
      ["POST", "/bind"],
    ] as const) {
      const answer = await client.send<Problem>(method, `${PATH}/${ISTANBUL}${path}`, { agent_id: agentId });
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map(({ field }) => field)).toEqual(["agent_id"]);
    }
    expect(await list()).toMatchObject([{ agent_id: null }]);
  });

  test("one more than a workspace may have", async () => {
    const { workspaceId } = client;
    const row = (n: number) => ({
      ...{ workspaceId, phoneNumber: `+1617555${n}`, id: `num_${n}`, isDefault: false },
      ...{ createdAt: 0, updatedAt: 0 },
    });
    const rows = Array.from({ length: MAX_NUMBERS - 1 }, (_, n) => row(10_000 + n));
    for (let from = 0; from < rows.length; from += 10) {
      await client.db.insert(phoneNumbers).values(rows.slice(from, from + 10));
    }
    expect((await add(ISTANBUL)).status).toBe(201);
    const { status, body } = await client.send<Problem>("POST", PATH, {
      phone_number: BERLIN,
      is_default: true,
    });
    expect(status).toBe(409);
    expect(body.detail).toMatch(/at most 1000 numbers: delete one/);
    expect(await ownNumbersOf(client.db, workspaceId)).toHaveLength(MAX_NUMBERS);
  });
});
