import { beforeAll, describe, expect, it } from "vitest";
import { callSetting, register } from "../calls/setting.ts";
import { type ExportAnswer, handWorked } from "../exports/setting.ts";
import { clientWith, mintClient } from "../support/client.ts";
import { reading, scriptedModel } from "../support/scripted-model.ts";

const PATIENCE = { timeout: 20_000, interval: 50 };

const FIELDS = [
  { name: "note", type: "string", description: "What was said" },
  { name: "secret", type: "string", description: "A secret", pii: true },
];

describe("POST /v1/exports", { timeout: 30_000 }, () => {
  it("takes the fields of a filter by their names only, and says so", async () => {
    const client = await mintClient();
    const body = { kind: "calls", filter: { data: { note: "yes" } } };
    const refused = await client.send<ExportAnswer>("POST", "/v1/exports", body);
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ field: "filter", message: "Filter by data.<field>." }],
    ]);
  });

  it("is worked on by the queue, and has its file when it is completed", async () => {
    const client = await mintClient();
    const { agent_id } = await register(client);
    const call = { agent_id, provider_call_id: "one", transcript: "Customer: Hello there." };
    const { body: made } = await client.send("POST", "/v1/calls", call);
    const { status, body } = await client.send<ExportAnswer>("POST", "/v1/exports", {
      ...{ kind: "calls", format: "csv", bom: true },
      filter: { agent_id, needs_review: false, "data.interest_level": null },
    });
    expect([status, body]).toEqual([422, expect.objectContaining({ code: "invalid" })]);
    const filter = { agent_id, needs_review: false };
    const started = await client.send<ExportAnswer>("POST", "/v1/exports", {
      ...{ kind: "calls", format: "csv", bom: true, filter },
    });
    expect(started.body).toMatchObject({
      ...{ export_id: expect.stringMatching(/^exp_/), kind: "calls", format: "csv", bom: true },
      ...{ status: "running", total: 1, done: 0, bytes: 0, limited: false, reason: null },
      ...{ filter: { agent_id, needs_review: "false" }, agent_id: null },
      ...{ created_by: expect.stringMatching(/^key_/), finished_at: null, expires_at: null },
    });
    const path = `/v1/exports/${started.body.export_id}`;
    const early = await client.send<{ detail: string }>("GET", `${path}/file`);
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining("still being made")]);
    const look = async () => (await client.send<ExportAnswer>("GET", path)).body;
    await expect.poll(async () => (await look()).status, PATIENCE).toBe("completed");
    const { finished_at: finished, expires_at: expires } = await look();
    expect(Date.parse(expires ?? "") - Date.parse(finished ?? "")).toBe(7 * 86_400_000);
    const { headers, body: csv } = await client.send<string>("GET", `${path}/file`);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(csv).toContain(made.call_id);
  });

  it.each([
    [{}, ["kind"]],
    [{ kind: "agents" }, ["kind"]],
    [{ kind: "calls", format: "xlsx" }, ["format"]],
    [{ kind: "calls", bom: "yes" }, ["bom"]],
    [{ kind: "calls", status: "completed" }, ["status"]],
    [{ kind: "calls", filter: { status: "lost", nothing: 1 } }, ["filter.status", "filter.nothing"]],
    [{ kind: "calls", filter: { q: '"' } }, ["filter.q"]],
    [{ kind: "calls", filter: [] }, ["filter"]],
    [{ kind: "calls", filter: { agent_id: "x".repeat(20_000) } }, ["filter"]],
    [{ kind: "data" }, ["agent_id"]],
    [{ kind: "data", agent_id: "agent_1", from: "yesterday", cursor: "a" }, ["from", "cursor"]],
    [{ kind: "data", agent_id: "agent_1", "data.budget.like": "5" }, ["data.0.operator"]],
    [{ kind: "data", agent_id: "agent_1", filter: {} }, ["filter"]],
    ["calls", ["body"]],
  ])("refuses %j by name, and keeps nothing", async (body, fields) => {
    const client = await mintClient();
    const answer = await client.send<ExportAnswer>("POST", "/v1/exports", JSON.stringify(body));
    expect([answer.status, answer.body.errors?.map(({ field }) => field)]).toEqual([422, fields]);
    expect((await client.send<unknown[]>("GET", "/v1/exports")).body).toEqual([]);
  });

  it("refuses a table's unknown column, and an order that would tell masked values", async () => {
    const client = await mintClient();
    const { agent_id } = await register(client, { agent_name: "A", post_call_data_extraction: FIELDS });
    const start = async (members: object) => {
      const asked = { kind: "data", agent_id, ...members };
      const { status, body } = await client.send<ExportAnswer>("POST", "/v1/exports", asked);
      return [status, body.errors?.map(({ field }) => field)];
    };
    expect(await start({ sort: "nothing" })).toEqual([422, ["sort"]]);
    expect(await start({ sort: "secret" })).toEqual([422, ["sort"]]);
    expect(await start({ "data.secret.contains": "a" })).toEqual([422, ["data.secret"]]);
    expect(await start({ sort: "note", "data.note": 5 })).toEqual([202, undefined]);
    expect(await start({ agent_id: "agent_nobody" })).toEqual([404, undefined]);
  });
});

describe("the file of an export", { timeout: 30_000 }, () => {
  const LONG = `=1+1 "ğüş", ${"ş\r\n".repeat(9_000)}`;
  let worked: ReturnType<typeof handWorked>;
  let agentId: string;
  beforeAll(async () => {
    const said = (raw: string) => ({ raw, turn: 0, quote: "swordfish and more" });
    const setting = await callSetting({
      agent: { agent_name: "Line", post_call_data_extraction: FIELDS },
      models: [scriptedModel(reading({ note: said("swordfish and more"), secret: said("swordfish") }))],
    });
    agentId = setting.agentId;
    const transcript = [{ role: "user", text: "It is swordfish and more, I said." }];
    const metadata = { text: LONG, more: "x".repeat(8_000) };
    // Together more than one part holds.
    for (let number = 0; number < 20; number++)
      await setting.ingest({ provider_call_id: `=call ${number}`, metadata, transcript: "Customer: Hello." });
    const read = await setting.ingest({ transcript });
    await setting.process(read);
    await setting.client.send("PATCH", `/v1/calls/${read}/analysis`, { note: LONG.slice(0, 20_000) });
    worked = handWorked(setting.client);
  }, 60_000);

  it("holds the longest values whole, over parts that end within them", async () => {
    const { body } = await worked.start({ kind: "calls", format: "jsonl" });
    await worked.work(body.export_id);
    const { body: text } = await worked.file(body.export_id);
    const rows = text.trimEnd().split("\n");
    expect(rows).toHaveLength(21);
    expect(rows.map((row) => JSON.parse(row).metadata.text ?? LONG)).toEqual(rows.map(() => LONG));
    const { bytes } = await worked.look(body.export_id);
    expect(bytes).toBe(new TextEncoder().encode(text).length);
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  it.each(["csv", "jsonl"])("masks what is marked pii: %s", async (format) => {
    for (const asked of [{ kind: "calls" }, { kind: "data", agent_id: agentId }]) {
      const { body } = await worked.start({ ...asked, format });
      await worked.work(body.export_id);
      const { body: text } = await worked.file(body.export_id);
      expect(text).toContain("********");
      expect(text).not.toMatch(/swordfish(?! and more)/);
    }
  });

  it("lets no cell be a formula", async () => {
    const { body } = await worked.start({ kind: "calls", format: "csv" });
    await worked.work(body.export_id);
    const { body: text } = await worked.file(body.export_id);
    expect(text).toContain("'=call 7");
    expect(text).not.toMatch(/(^|[,"\n\r])[=@\t]/);
  });
});

describe("exports", () => {
  it("are listed, newest first, page by page", async () => {
    const client = await mintClient();
    const ids: string[] = [];
    for (let number = 0; number < 3; number++) {
      const { body } = await client.send<ExportAnswer>("POST", "/v1/exports", { kind: "calls" });
      ids.push(body.export_id);
    }
    const first = await client.send<ExportAnswer[]>("GET", "/v1/exports?limit=2");
    expect(first.headers.get("x-total-count")).toBe("3");
    const next = /<([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await client.send<ExportAnswer[]>("GET", next);
    expect([...first.body, ...second.body].map(({ export_id }) => export_id)).toEqual(
      ids.toSorted().toReversed(),
    );
  });

  it("are another workspace's secret", async () => {
    const [mine, other] = [await mintClient(), await mintClient()];
    const { body } = await mine.send<ExportAnswer>("POST", "/v1/exports", { kind: "calls" });
    const path = `/v1/exports/${body.export_id}`;
    for (const [method, own] of [
      ["GET", path],
      ["GET", `${path}/file`],
      ["POST", `${path}/cancel`],
    ] as const) {
      expect([own, (await other.send(method, own)).status]).toEqual([own, 404]);
    }
    expect((await other.send<unknown[]>("GET", "/v1/exports")).body).toEqual([]);
    const { agent_id } = await register(mine);
    const asked = { kind: "data", agent_id };
    expect((await other.send("POST", "/v1/exports", asked)).status).toBe(404);
  });

  it("take the right to exports, and to read what they are of", async () => {
    const client = await mintClient();
    const { agent_id } = await register(client);
    const calls = { kind: "calls" };
    const data = { kind: "data", agent_id };
    const asked = async (scopes: string[], body: object) =>
      (await (await clientWith(client, ...scopes)).send("POST", "/v1/exports", body)).status;
    expect(await asked(["exports:write", "calls:read"], calls)).toBe(202);
    expect(await asked(["exports:write"], calls)).toBe(403);
    expect(await asked(["exports:read", "calls:read"], calls)).toBe(403);
    expect(await asked(["exports:write", "calls:read"], data)).toBe(403);
    expect(await asked(["exports:write", "agents:read"], data)).toBe(403);
    expect(await asked(["exports:write", "agents:read", "calls:read"], data)).toBe(202);

    const reader = await clientWith(client, "exports:read", "exports:write", "calls:read");
    const { body: seen } = await reader.send<ExportAnswer[]>("GET", "/v1/exports");
    expect(seen.map(({ kind }) => kind)).toEqual(["calls"]);
    const { body: all } = await client.send<ExportAnswer[]>("GET", "/v1/exports");
    const table = `/v1/exports/${all.find(({ kind }) => kind === "data")?.export_id}`;
    expect((await reader.send("GET", table)).status).toBe(403);
    expect((await reader.send("GET", `${table}/file`)).status).toBe(403);
    const refused = await reader.send("POST", `${table}/cancel`);
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining("agents:read")]);
  });

  it("are canceled once, and not after their end", async () => {
    const client = await mintClient();
    const { body } = await client.send<ExportAnswer>("POST", "/v1/exports", { kind: "calls" });
    const cancel = () => client.send<ExportAnswer>("POST", `/v1/exports/${body.export_id}/cancel`);
    const first = await cancel();
    expect([first.status, first.body.status]).toEqual([200, "canceled"]);
    const again = await cancel();
    expect(again.body).toEqual(first.body);
    const file = await client.send<{ detail: string }>("GET", `/v1/exports/${body.export_id}/file`);
    expect([file.status, file.body.detail]).toEqual([409, expect.stringContaining("canceled")]);
    const missing = await client.send<{ detail: string }>("GET", "/v1/exports/exp_nobody");
    expect([missing.status, missing.body.detail]).toEqual([404, expect.stringContaining("exp_nobody")]);
  });
});
