import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { suppressions } from "../../src/store/schema.ts";
import { MAX_ROWS } from "../../src/suppressions/list/read-list.ts";
import { type Client, mintClient } from "../support/client.ts";
import { QUIET_AGENT } from "../webhooks/endpoints/setting.ts";

interface View {
  suppression_id: string;
  phone_number: string;
  agent_id: string | null;
  reason: string;
  source: string;
  created_by: string;
}
interface Report {
  imported: number;
  already_listed: number;
  refused: number;
  errors: { row: number; value: string; message: string }[];
}
interface Problem {
  code: string;
  detail: string;
  errors: { field: string; message: string }[];
}

const MOBILE = "+905321234567";
const OTHER = "+16175550123";

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const PATH = "/v1/suppressions";
const add = (members: object) => client.send<View>("POST", PATH, members);
const list = async (filter = "") => (await client.send<View[]>("GET", `${PATH}${filter}`)).body;
const numbers = async (filter = "") => (await list(filter)).map((row) => row.phone_number);
const mintAgent = async (owner = client) =>
  (await owner.send<{ agent_id: string }>("POST", "/v1/agents", QUIET_AGENT)).body.agent_id;
const post = <Body = Report>(csv: string, query = "", type = "text/csv") =>
  client.send<Body>("POST", `${PATH}/import${query}`, csv, { "content-type": type });

describe("a suppression", () => {
  test("is added with a number alone, and forbids every agent", async () => {
    const { status, headers, body } = await add({ phone_number: "+90 532 123 45 67" });
    expect(status).toBe(201);
    expect(headers.get("location")).toBe(`${PATH}/${body.suppression_id}`);
    expect(body).toEqual({
      ...{ suppression_id: expect.stringMatching(/^sup_/), phone_number: MOBILE, agent_id: null },
      ...{ reason: "Added by hand.", source: "request", call_id: null, quote: null },
      ...{ created_by: "Test", created_at: expect.any(String) },
    });
    expect((await client.send("GET", headers.get("location") ?? "")).body).toEqual(body);
  });

  test.each(["phone_number", "to_number", "number"])("may be added by %s", async (name) => {
    expect((await add({ [name]: MOBILE })).body.phone_number).toBe(MOBILE);
  });

  test("stands as it is when it is added again", async () => {
    const first = await add({ phone_number: MOBILE, reason: "Asked on the phone." });
    const again = await add({ number: "0090 (532) 1234567", reason: "Another reason" });
    expect(again.status).toBe(200);
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.body).toEqual(first.body);
    expect(await list()).toEqual([first.body]);
  });

  test("stands for one agent beside the one for all", async () => {
    const agentId = await mintAgent();
    const all = (await add({ phone_number: MOBILE })).body;
    const { status, body } = await add({ phone_number: MOBILE, agent_id: agentId, reason: "Not from sales" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ agent_id: agentId, reason: "Not from sales" });
    const at = async (address: string) => (await client.send<View>("GET", `${PATH}/${address}`)).body;
    expect(await at(MOBILE)).toEqual(all);
    expect(await at(`%2B905321234567?agent_id=${agentId}`)).toEqual(body);
    expect(await at(`905321234567?agent_id=${agentId}`)).toEqual(body);
    expect((await client.send("DELETE", `${PATH}/${MOBILE}`)).status).toBe(204);
    expect(await list()).toEqual([body]);
    expect((await client.send("DELETE", `${PATH}/${MOBILE}?agent_id=${agentId}`)).status).toBe(204);
    expect(await list()).toEqual([]);
  });

  test("is taken off by its id, and then there is none", async () => {
    const { suppression_id: id } = (await add({ phone_number: MOBILE })).body;
    await add({ phone_number: OTHER });
    expect((await client.send("DELETE", `${PATH}/${id}`)).status).toBe(204);
    expect(await numbers()).toEqual([OTHER]);
    for (const [address, words] of [
      [id, `There is no suppression ${id}`],
      [MOBILE, "+905321234567 is not on the list for all agents"],
      [`${OTHER}?agent_id=agent_a`, "+16175550123 is not on the list for the agent agent_a"],
      ["nonsense", "nonsense is not on the list"],
    ] as const) {
      for (const method of ["GET", "DELETE"]) {
        const { status, body } = await client.send<Problem>(method, `${PATH}/${address}`);
        expect(status).toBe(404);
        expect(body.detail).toContain(words);
      }
    }
    expect((await add({ phone_number: MOBILE })).status).toBe(201);
  });

  test("is found by number, agent and source", async () => {
    const agentId = await mintAgent();
    await add({ phone_number: MOBILE });
    await add({ phone_number: MOBILE, agent_id: agentId });
    await post(OTHER);
    expect(await list(`?phone_number=${MOBILE}`)).toHaveLength(2);
    expect(await list("?phone_number=%2B905321234567&limit=1")).toMatchObject([{ agent_id: agentId }]);
    expect(await numbers("?phone_number=16175550123")).toEqual([OTHER]);
    expect(await list(`?agent_id=${agentId}`)).toMatchObject([{ phone_number: MOBILE, agent_id: agentId }]);
    expect(await numbers("?agent_id=")).toEqual([OTHER, MOBILE]);
    expect(await numbers("?source=import")).toEqual([OTHER]);
    expect(await numbers("?source=call")).toEqual([]);
    for (const filter of ["source=phone", "reason=x", "limit=0"]) {
      expect((await client.send("GET", `${PATH}?${filter}`)).status, filter).toBe(422);
    }
  });

  test("is listed, newest first, page by page, by a number too", async () => {
    const agents = [await mintAgent(), await mintAgent()];
    for (const agentId of [null, ...agents]) await add({ phone_number: MOBILE, agent_id: agentId });
    for (const filter of ["", `&phone_number=${MOBILE}`]) {
      const first = await client.send<View[]>("GET", `${PATH}?limit=2${filter}`);
      expect(first.headers.get("x-total-count")).toBe("3");
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
      const rows = [...first.body, ...(await client.send<View[]>("GET", next)).body];
      expect(rows.map((row) => row.agent_id)).toEqual([...agents.toReversed(), null]);
    }
  });

  test("is nobody's business in another workspace", async () => {
    const { suppression_id: id } = (await add({ phone_number: MOBILE })).body;
    const stranger = await mintClient();
    expect((await stranger.send("GET", PATH)).body).toEqual([]);
    for (const address of [id, MOBILE]) {
      for (const method of ["GET", "DELETE"]) {
        expect((await stranger.send(method, `${PATH}/${address}`)).status).toBe(404);
      }
    }
    expect((await stranger.send("POST", PATH, { phone_number: MOBILE })).status).toBe(201);
    await stranger.send("DELETE", `${PATH}/${MOBILE}`);
    expect(await numbers()).toEqual([MOBILE]);
  });

  test.each([
    ["no number", {}, "phone_number"],
    ["a number without its country", { to_number: "0532 123 45 67" }, "to_number"],
    ["a name", { number: "Jane Rowe" }, "number"],
    ["two numbers", { phone_number: MOBILE, to_number: OTHER }, "to_number"],
    ["an agent that is not there", { phone_number: MOBILE, agent_id: "agent_nobody" }, "agent_id"],
    ["an empty agent", { phone_number: MOBILE, agent_id: "" }, "agent_id"],
    ["no reason", { phone_number: MOBILE, reason: " " }, "reason"],
    ["too long a reason", { phone_number: MOBILE, reason: "x".repeat(501) }, "reason"],
    ["an unknown member", { phone_number: MOBILE, source: "call" }, "source"],
  ])("with %s is refused by its place, and nothing is saved", async (_, body, place) => {
    const answer = await client.send<Problem>("POST", PATH, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(422);
    expect(answer.body.errors.map(({ field }) => field)).toEqual([place]);
    expect(await list()).toEqual([]);
  });

  test("keeps a reason of broken characters readable", async () => {
    const { body } = await add({ phone_number: MOBILE, reason: "a\u0000b\ud83d" });
    expect(body.reason).toBe("a b\ufffd");
    expect(await list()).toEqual([body]);
  });
});

describe("a list of numbers", () => {
  test("is imported, the rows that are right, whatever the others are", async () => {
    const agentId = await mintAgent();
    const csv = [
      "Note;agent_id;Phone",
      "asked;;+90 532 123 45 67",
      `not from sales;${agentId};+90 532 123 45 67`,
      ";;0049 151 12345678",
      "no such agent;agent_nobody;+16175550199",
      "no country;;0532 123 45 68",
      ";;4.91511E+12",
      "twice;;+905321234567",
      ';;"=""+16175550123"""',
    ].join("\r\n");
    const { status, body } = await post(csv);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ imported: 4, already_listed: 1, refused: 3 },
      errors: [
        { row: 5, value: "agent_nobody", message: expect.stringMatching(/no such agent/) },
        { row: 6, value: "0532 123 45 68", message: expect.stringMatching(/no country code/) },
        { row: 7, value: "4.91511E+12", message: expect.stringMatching(/spreadsheet has cut/) },
      ],
    });
    const rows = await list();
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row).toMatchObject({ source: "import", created_by: "Test" });
    expect(new Set(rows.map((row) => [row.phone_number, row.agent_id, row.reason].join("|")))).toEqual(
      new Set([
        "+905321234567||asked",
        `+905321234567|${agentId}|not from sales`,
        "+4915112345678||Imported from a list.",
        "+16175550123||Imported from a list.",
      ]),
    );
  });

  test("may be plain text, or stand in JSON", async () => {
    expect((await post(MOBILE, "", "text/plain; charset=utf-8")).body).toMatchObject({ imported: 1 });
    const { body } = await client.send<Report>("POST", `${PATH}/import`, { csv: `\ufeffphone\n${OTHER}` });
    expect(body).toMatchObject({ imported: 1, refused: 0 });
    expect(await numbers()).toEqual([OTHER, MOBILE]);
  });

  test("twice changes nothing the second time", async () => {
    const csv = `${MOBILE},first\n${OTHER},first`;
    expect((await post(csv)).body).toEqual({ imported: 2, already_listed: 0, refused: 0, errors: [] });
    const before = await list();
    const second = (await post(csv.replaceAll("first", "second"))).body;
    expect(second).toEqual({ imported: 0, already_listed: 2, refused: 0, errors: [] });
    expect(await list()).toEqual(before);
  });

  test("has national numbers where the country is told, and only there", async () => {
    const csv = "phone\n0532 123 45 67\n+16175550123\n112";
    expect((await post(csv, "?country=tr")).body).toMatchObject({ imported: 2, refused: 1 });
    expect((await numbers()).toSorted()).toEqual([OTHER, MOBILE]);
    for (const country of ["XX", "Turkey", ""]) {
      const { status, body } = await post<Problem>(csv, `?country=${country}`);
      expect(status).toBe(422);
      expect(body.errors.map(({ field }) => field)).toEqual(["country"]);
    }
  });

  test("shows the first hundred rows that it refuses, each cut to what can be read", async () => {
    const { body } = await post(
      Array(150)
        .fill(`${"x".repeat(5_000)},y`)
        .join("\n"),
    );
    expect(body).toMatchObject({ imported: 0, refused: 150 });
    expect(body.errors).toHaveLength(100);
    expect(body.errors[0]).toMatchObject({ row: 1, value: "x".repeat(100) });
  });

  test("cuts a reason that is too long, and imports its number", async () => {
    await post(`${MOBILE},"${"\u{1f6d1}".repeat(400)}"`);
    expect(await list()).toMatchObject([{ phone_number: MOBILE, reason: "\u{1f6d1}".repeat(250) }]);
  });

  test("tells of quotation marks that swallow what stands behind them", async () => {
    const { body } = await post(`${MOBILE},ok\n+16175550123,"never closed\n+4915112345678,x`);
    expect(body).toMatchObject({
      ...{ imported: 1, refused: 1 },
      errors: [
        { row: 2, value: OTHER, message: expect.stringMatching(/quotation mark .* swallowed others/) },
      ],
    });
    expect(await numbers()).toEqual([MOBILE]);
  });

  test.each([
    ["a formula", "=cmd|' /C calc'!A0"],
    ["markup", "<script>alert(1)</script>"],
    ["SQL", "'); DROP TABLE suppressions; --"],
    ["a null character", "\u0000"],
    ["JSON", '{"phone_number": "+905321234567"}'],
    ["quotation marks", '"'.repeat(100_000)],
    ["separators", ",".repeat(100_000)],
    ["one endless cell", "9".repeat(1_000_000)],
  ])("of %s imports nothing", async (_, csv) => {
    const { status, body } = await post<Partial<Report>>(csv);
    expect([200, 422]).toContain(status);
    expect(body.imported ?? 0).toBe(0);
    expect(await list()).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["a header alone", "phone;reason\n"],
    ["blank lines", "\n\n , ,\n"],
    ["two columns of numbers", `Phone,Mobile\n${MOBILE},${OTHER}`],
  ])("with %s is refused in words", async (_, csv) => {
    const { status, body } = await client.send<Problem>("POST", `${PATH}/import`, { csv });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: "csv", message: expect.stringMatching(/\w{3,}.*: \w+/) }]);
  });

  test("is refused whole where it has more rows or bytes than can be taken", async () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, (_, n) => `+90532${1_000_000 + n}`);
    const many = await post<Problem>(rows.join("\n"));
    expect(many.status).toBe(413);
    expect(many.body.detail).toMatch(/more than 50,000 rows: send it in several parts/);
    expect((await post(`${MOBILE},${"x".repeat(2 * 1024 * 1024)}`)).status).toBe(413);
    expect(await list()).toEqual([]);
  });

  test("of 50,000 rows is imported whole", async () => {
    const rows = Array.from({ length: MAX_ROWS }, (_, n) => `+90532${1_000_000 + n},Asked ${n}`);
    expect((await post(`phone,reason\n${rows.join("\n")}`)).body).toEqual({
      ...{ imported: MAX_ROWS, already_listed: 0, refused: 0 },
      errors: [],
    });
    expect(await client.db.$count(suppressions, sql`workspace_id = ${client.workspaceId}`)).toBe(MAX_ROWS);
    expect(await list("?phone_number=+905321049999")).toMatchObject([{ reason: "Asked 49999" }]);
  });

  test("is answered once for an Idempotency-Key", async () => {
    const send = () =>
      client.send<Report>("POST", `${PATH}/import`, MOBILE, {
        "content-type": "text/csv",
        "idempotency-key": "k",
      });
    expect((await send()).body.imported).toBe(1);
    const again = await send();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.body.imported).toBe(1);
  });

  test.each([
    ["CSV where JSON belongs", PATH, "text/csv"],
    ["CSV for an agent", "/v1/agents", "text/csv"],
    ["a form", `${PATH}/import`, "application/x-www-form-urlencoded"],
    ["a spreadsheet", `${PATH}/import`, "application/vnd.ms-excel"],
  ])("is 415 for %s", async (_, path, type) => {
    const answer = await client.send<Problem>("POST", path, MOBILE, { "content-type": type });
    expect(answer.status).toBe(415);
    expect(/text\/csv/.test(answer.body.detail)).toBe(path.endsWith("import"));
  });
});
