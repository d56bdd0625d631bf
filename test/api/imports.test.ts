import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { MAX_IMPORT_BYTES } from "../../src/imports/import.ts";
import type { readImport } from "../../src/imports/read-import.ts";
import { callBody, callLines, lines, numbers, type Problem, QUIET } from "../imports/setting.ts";
import { type Client, clientWith, mintClient, send } from "../support/client.ts";

type View = Awaited<ReturnType<typeof readImport>>;

/** An agent that reads its calls, and does nothing after them. */
const READS = { ...QUIET, post_call_data_extraction: [{ name: "question", type: "string" }] };

const PATH = "/v1/imports";
/** Queues gather a batch for a second before they deliver it, and other tests use them too. */
const PATIENCE = { timeout: 100_000, interval: 200 };
const LONG_MS = 120_000;

let client: Client;
beforeEach(async () => {
  client = await mintClient();
});

const start = <Body = View>(members: object, headers = {}) =>
  client.send<Body>("POST", PATH, members, headers);
const sendFile = <Body = View>(content: string, query: string, type: string) =>
  client.send<Body>("POST", `${PATH}?${query}`, content, { "content-type": type });
const look = async (id: string) => (await client.send<View>("GET", `${PATH}/${id}`)).body;
const ended = (id: string) => expect.poll(async () => (await look(id)).status, PATIENCE).toBe("completed");
const mintAgent = async () => String((await client.send("POST", "/v1/agents", READS)).body.agent_id);
const partsLeft = async () =>
  (
    await env.DB.prepare("SELECT COUNT(*) AS parts FROM import_parts WHERE workspace_id = ?")
      .bind(client.workspaceId)
      .first<{ parts: number }>()
  )?.parts;

describe("an import", () => {
  test(
    "of 5,000 numbers goes on by itself to its end",
    async () => {
      const answer = await sendFile(
        `phone\n${numbers(5_000)}\nnobody\n${numbers(10)}`,
        "kind=suppressions&file_name=all.csv",
        "text/csv",
      );
      expect(answer.status).toBe(202);
      const { import_id: id } = answer.body;
      expect(answer.headers.get("location")).toBe(`${PATH}/${id}`);
      expect(answer.body).toMatchObject({ status: "running", total: 5_011, file_name: "all.csv" });
      await ended(id);
      expect(await look(id)).toMatchObject({
        ...{ done: 5_011, imported: 5_000, already: 10, refused: 1 },
        errors: [{ row: 5_002, value: "nobody" }],
      });
      const { headers } = await client.send("GET", "/v1/suppressions?source=import&limit=1");
      expect(headers.get("x-total-count")).toBe("5000");
      expect(await partsLeft()).toBe(0);
    },
    LONG_MS,
  );

  test(
    "of 300 calls goes on to its end, and each call is analysed",
    async () => {
      const agentId = await mintAgent();
      const { body, status } = await sendFile(
        callLines(300),
        `kind=calls&agent_id=${agentId}`,
        "application/x-ndjson",
      );
      expect([status, body.total]).toEqual([202, 300]);
      await ended(body.import_id);
      expect(await look(body.import_id)).toMatchObject({ imported: 300, already: 0, refused: 0 });
      const analysed = async () => {
        const { headers } = await client.send("GET", "/v1/calls?analysis_status=completed&limit=1");
        return headers.get("x-total-count");
      };
      await expect.poll(analysed, PATIENCE).toBe("300");
    },
    LONG_MS,
  );

  test("is listed, newest first and page by page, without the rows that were refused", async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) {
      ids.push((await start({ kind: "suppressions", content: numbers(n), begin: false })).body.import_id);
    }
    const first = await client.send<View[]>("GET", `${PATH}?limit=2`);
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await client.send<View[]>("GET", next);
    const all = [...first.body, ...second.body];
    // Within the same millisecond chance decides.
    expect(all.map((view) => view.import_id)).toEqual(ids.toSorted().toReversed());
    expect(all[0]).toMatchObject({ status: "waiting", done: 0 });
    expect(all[0]).not.toHaveProperty("errors");
  });

  test("is begun by hand where its sender says so, and stopped with every row of it forgotten", async () => {
    const asked = { kind: "suppressions", content: numbers(3), begin: false };
    const [first, second] = [(await start(asked)).body, (await start(asked)).body];
    expect(await partsLeft()).toBe(2);
    expect((await client.send("POST", `${PATH}/${first.import_id}/begin`)).status).toBe(202);
    await ended(first.import_id);
    const { body } = await client.send<View>("POST", `${PATH}/${second.import_id}/cancel`);
    expect(body).toMatchObject({ status: "canceled", total: 3, done: 0, finished_at: expect.any(String) });
    const late = await client.send<Problem>("POST", `${PATH}/${second.import_id}/begin`, {});
    expect([late.status, late.body.code]).toEqual([409, "conflict"]);
    expect(await partsLeft()).toBe(0);
  });

  test("is begun once for an Idempotency-Key", async () => {
    const once = () => start({ kind: "suppressions", content: numbers(1) }, { "idempotency-key": "one" });
    const [first, again] = [await once(), await once()];
    expect(again.body).toEqual(first.body);
    expect((await client.send<View[]>("GET", PATH)).body).toHaveLength(1);
  });

  test("of another workspace is nobody's business", async () => {
    const { import_id: id } = (await start({ kind: "suppressions", content: numbers(1), begin: false })).body;
    const stranger = await mintClient();
    for (const [method, path] of [
      ["GET", `${PATH}/${id}`],
      ["POST", `${PATH}/${id}/begin`],
      ["POST", `${PATH}/${id}/cancel`],
    ] as const) {
      const { status, body } = await stranger.send<Problem>(method, path);
      expect([status, body.detail]).toEqual([404, `There is no import ${id}: check the id, or list them.`]);
    }
    expect((await stranger.send<View[]>("GET", PATH)).body).toEqual([]);
    expect(await look(id)).toMatchObject({ status: "waiting" });
    const agentId = await mintAgent();
    const foreign = await stranger.send<Problem>("POST", PATH, {
      ...{ kind: "calls", content: callLines(1), agent_id: agentId },
    });
    expect([foreign.status, foreign.body.errors?.[0]?.field]).toEqual([422, "agent_id"]);
  });
});

describe("what is sent to import", () => {
  test.each([
    ["text/csv", "kind=suppressions", 202],
    ["text/plain; charset=utf-8", "kind=suppressions&country=TR", 202],
    ["application/jsonl", "kind=calls", 202],
    ["application/x-ndjson", "kind=calls&with_actions=true&begin=false", 202],
    ["text/csv", "", 422],
    ["text/csv", "kind=suppressions&agent_id=agent_1", 422],
    ["text/csv", "kind=suppressions&country=Atlantis", 422],
    ["text/csv", "kind=suppressions&begin=maybe", 422],
    ["text/csv", "kind=suppressions&what=x", 422],
    ["multipart/form-data", "kind=suppressions", 415],
    ["application/vnd.ms-excel", "kind=suppressions", 415],
  ])("as %s with the query %j is answered by %i", async (type, query, status) => {
    const content = query.includes("calls") ? callLines(1) : numbers(1);
    expect((await sendFile(content, query, type)).status).toBe(status);
  });

  test("is 413 over 10 MiB, which no other request may have", async () => {
    const large = await sendFile<Problem>("x".repeat(MAX_IMPORT_BYTES + 1), "kind=suppressions", "text/csv");
    expect([large.status, large.body.code]).toEqual([413, "too_large"]);
    expect(large.body.detail).toMatch(/^The file is over 10 MiB .* split it, and send the parts one by one/);
    const response = await send<Problem>(client.key, "POST", "/v1/suppressions", "x".repeat(2_200_000));
    expect([response.status, response.body.detail]).toEqual([413, expect.stringContaining("over 2 MiB")]);
  });

  test(
    "of nearly 10 MiB is kept in parts that the database holds",
    async () => {
      const words = "ğ".repeat(100_000);
      const content = lines(
        ...Array.from({ length: 45 }, (_, n) => callBody(n, { transcript: `Agent: ${words}` })),
      );
      const size = new TextEncoder().encode(content).byteLength;
      expect(size).toBeGreaterThan(0.85 * MAX_IMPORT_BYTES);
      const { status, body } = await sendFile(content, "kind=calls&begin=false", "application/x-ndjson");
      expect([status, body.total]).toEqual([202, 45]);
      const { results } = await env.DB.prepare(
        "SELECT number, length(CAST(rows AS BLOB)) AS bytes FROM import_parts WHERE import_id = ? ORDER BY number",
      )
        .bind(body.import_id)
        .all<{ number: number; bytes: number }>();
      expect(results.length).toBeGreaterThan(8);
      expect(results[0]?.number).toBe(0);
      expect(Math.max(...results.map(({ bytes }) => bytes))).toBeLessThanOrEqual(1_000_001);
      await client.send("POST", `${PATH}/${body.import_id}/cancel`);
      expect(await partsLeft()).toBe(0);
    },
    LONG_MS,
  );

  test(
    "may be hostile in every row and in its name, and is told again as text",
    async () => {
      const name = `"><script>alert(1)</script>\u0000\n${"𝒳".repeat(300)}.jsonl`;
      const rows = [
        "__proto__",
        "constructor",
        '{"__proto__": {"a": 1}}',
        '{"transcript": "\\ud800"}',
        "\u2028",
      ];
      const { body, status } = await start({
        ...{ kind: "calls", content: `${rows.join("\n")}\n${"[".repeat(5_000)}`, file_name: name },
        format: "jsonl",
      });
      expect(status).toBe(202);
      expect(body.file_name).toMatch(/^"><script>alert\(1\)<\/script> 𝒳/);
      expect([body.file_name?.length, body.file_name?.isWellFormed()]).toEqual([200, true]);
      await ended(body.import_id);
      const { refused, imported, errors } = await look(body.import_id);
      expect([imported, refused]).toEqual([0, 5]);
      expect(errors.map(({ row }) => row)).toEqual([1, 2, 3, 4, 6]);
      for (const { value } of errors) expect(value.length).toBeLessThanOrEqual(100);
    },
    LONG_MS,
  );
});

describe("a key of few scopes", () => {
  test.each([
    [["imports:write"], 403],
    [["suppressions:write"], 403],
    [["imports:write", "suppressions:write"], 202],
    [["imports:write", "calls:write"], 403],
    [["write"], 202],
    [["read"], 403],
  ])("%j imports numbers: %i", async (scopes, status) => {
    const narrow = await clientWith(client, ...scopes);
    const answer = await narrow.send("POST", PATH, {
      kind: "suppressions",
      content: numbers(1),
      begin: false,
    });
    expect(answer.status).toBe(status);
  });

  test("imports calls only with the right to calls, and sees what it may see", async () => {
    const numbersOnly = await clientWith(
      client,
      "imports:write",
      "imports:read",
      "suppressions:write",
      "suppressions:read",
    );
    const { import_id: ofCalls } = (await start({ kind: "calls", content: callLines(1), begin: false })).body;
    const { import_id: ofNumbers } = (
      await start({ kind: "suppressions", content: numbers(1), begin: false })
    ).body;
    const refused = await numbersOnly.send<Problem>("POST", PATH, { kind: "calls", content: callLines(1) });
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining("calls:write")]);
    expect((await numbersOnly.send("GET", `${PATH}/${ofCalls}`)).status).toBe(403);
    expect((await numbersOnly.send("POST", `${PATH}/${ofCalls}/begin`)).status).toBe(403);
    expect((await numbersOnly.send("POST", `${PATH}/${ofCalls}/cancel`)).status).toBe(403);
    expect((await numbersOnly.send("GET", `${PATH}/${ofNumbers}`)).status).toBe(200);
    const { body } = await numbersOnly.send<View[]>("GET", PATH);
    expect(body.map((view) => view.import_id)).toEqual([ofNumbers]);
    expect(await look(ofCalls)).toMatchObject({ status: "waiting" });
  });
});
