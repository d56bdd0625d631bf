import { beforeAll, describe, expect, it } from "vitest";
import { MAX_SEARCH_WORDS } from "../../src/calls/search.ts";
import type { CallView } from "../../src/calls/view.ts";
import { settleNow } from "../../src/conversations/own-call.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { idsAt } from "../../src/id.ts";
import { saveLateTranscript } from "../../src/store/late-transcripts.ts";
import { type CallSetting, callSetting, register } from "../calls/setting.ts";
import type { Answer } from "../support/client.ts";

const LINE = { agent_name: "Line" };

const CALLS = {
  jane: {
    provider_call_id: "CA-77_ab:9",
    from_number: "+905321239876",
    transcript: "Agent: Welcome to the line.\nCustomer: This is Jane Roe, I'd like a refund.",
  },
  ayse: {
    from_number: "+4915112345678",
    transcript:
      "Temsilci: Buyurun.\nMüşteri: IŞIK sokağında, İzmir'de oturuyorum. Café ısmarladık. Lange Straße, GROSSE Wohnung, Massstab.",
  },
  codes: {
    from_number: "+12025550123",
    transcript:
      'Agent: NEAR or AND not OR.\nCustomer: text:secret "quoted" star* scope:ws a-b c^2 {x} (y) 100% under_score',
  },
  kana: {
    from_number: "+81312345678",
    transcript: "Agent: もしもし。\nCustomer: 田中です。予約を確認したい。",
  },
};
type Name = keyof typeof CALLS;

let setting: CallSetting;
const ids = new Map<string, string>();
const take = async (name: string, change: object) => {
  const id = await setting.ingest(change);
  ids.set(name, id);
  setting.pass(1_000);
  return id;
};
const find = async (query: string | Record<string, string>, of = setting) => {
  const asked = new URLSearchParams(typeof query === "string" ? { q: query } : query);
  const { status, headers, body } = await of.client.send<CallView[]>("GET", `/v1/calls?${asked}`);
  expect([status, body]).toEqual([200, expect.any(Array)]);
  expect(headers.get("x-total-count")).toBe(String(body.length));
  const names = [...ids.entries()];
  return body.map(({ call_id }) => names.find(([, id]) => id === call_id)?.[0] ?? call_id);
};

beforeAll(async () => {
  setting = await callSetting({ agent: LINE });
  Object.assign(setting.services, { newId: idsAt(setting.services.clock) });
  for (const name of Object.keys(CALLS) as Name[]) await setting.process(await take(name, CALLS[name]));
});

describe("GET /v1/calls?q=", () => {
  it.each<[string, Name[]]>([
    ["jane", ["jane"]],
    ["strasse", ["ayse"]],
    ["STRAẞE große", ["ayse"]],
    ['"lange strasse"', ["ayse"]],
    ["maßstab", ["ayse"]],
    ["strase", []],
    ["JANE  roe", ["jane"]],
    ["ref", ["jane"]],
    ["jane refunds", []],
    ['"jane roe"', ["jane"]],
    ["“Jane Roe”", ["jane"]],
    ['"roe jane"', []],
    ['"jane ro"', []],
    ["i'd", ["jane"]],
    ["jane ayse", []],
    ["welcome", ["jane"]],
    // One or two letters are a word of their own.
    ["ja", []],
    ["is", ["jane"]],
    // Marks and both Turkish letters i, on either side.
    ["ışık", ["ayse"]],
    ["isik", ["ayse"]],
    ["ISIK", ["ayse"]],
    ["izmir", ["ayse"]],
    ["İZMİR", ["ayse"]],
    ["i\u0307zmir", ["ayse"]],
    ["cafe ismarladik", ["ayse"]],
    ["müşteri", []],
    ["田中", ["kana"]],
    ["予約", ["kana"]],
    // Numbers, as they stand and as people say them.
    ["+905321239876", ["jane"]],
    ["905321", ["jane"]],
    ["0532 123 98 76", ["jane"]],
    ["+90 (532) 123-98-76", ["jane"]],
    ["9876", ["jane"]],
    ["1239876", ["jane"]],
    ["0151 12345678", ["ayse"]],
    ["51 12 34 56 78", ["ayse"]],
    ["12345678", ["kana", "ayse"]],
    ["0049 151 1234 5678", ["ayse"]],
    ["(202) 555-0123", ["codes"]],
    ["555-0123 near", ["codes"]],
    // What the provider calls it.
    ["CA-77_ab:9", ["jane"]],
    ["ca-77", ["jane"]],
    // Everything that is a command elsewhere is text.
    ["NEAR", ["codes"]],
    ["NEAR(jane roe)", []],
    ["jane OR ayse", []],
    ["jane NOT refund", []],
    ["NOT or", ["codes"]],
    ["text:secret", ["codes"]],
    ["text:jane", []],
    ["scope:ws", ["codes"]],
    ["-jane", ["jane"]],
    ["^jane", ["jane"]],
    ["jane*", ["jane"]],
    ["star* c^2", ["codes"]],
    ["{x} (y)", ["codes"]],
    ["100%", ["codes"]],
    ["under_score", ["codes"]],
    ["score", []],
    ['"quoted', ["codes"]],
    ['say "" jane', []],
    ['"" jane ""', ["jane"]],
    ["jane' OR '1'='1", []],
    ["jane; DROP TABLE calls --", []],
    ["jane\u0000roe", ["jane"]],
    ["jane + - * ( ) : ^", ["jane"]],
    ["\ud800 jane", ["jane"]],
  ])("finds by %j", async (query, expected) => {
    expect(await find(query)).toEqual(expected);
  });

  it("finds a call by its id, and by how that begins", async () => {
    const id = ids.get("jane") ?? "";
    for (const query of [id, id.toUpperCase(), id.slice(0, 20), id.slice(5)])
      expect(await find(query)).toContain("jane");
    expect(await find(id)).toEqual(["jane"]);
  });

  it("asks for nothing where it is empty, as a form sends it", async () => {
    expect(await find("  ")).toEqual(["kana", "codes", "ayse", "jane"]);
  });

  it("finds no call of another workspace, whatever is asked", async () => {
    const other = await callSetting({ agent: LINE });
    const id = await other.ingest(CALLS.jane);
    await other.process(id);
    expect(await find("jane", other)).toEqual([id]);
    expect(await find("jane")).toEqual(["jane"]);
    for (const query of [id, other.workspaceId, `scope:${other.workspaceId}`, other.agentId])
      expect(await find(query)).toEqual([]);
    // Not even by the other's agent.
    expect(await find({ q: "jane", agent_id: other.agentId })).toEqual([]);
  });

  it("finds a call once it is analysed, and never before", async () => {
    const id = await take("new", { transcript: "Customer: A periwinkle, please." });
    expect(await find("periwinkle")).toEqual([]);
    await setting.process(id);
    expect(await find("periwinkle")).toEqual(["new"]);
    // Comes twice.
    await setting.process(id);
    expect(await find("periwinkle")).toEqual(["new"]);
  });

  it("finds by a transcript that came late, and no longer by what it took the place of", async () => {
    const { workspaceId, services } = setting;
    const callId = await take("late", { transcript: "Agent: Marigold.", end_reason: "no_end" });
    const late = (text: string, more: string) =>
      saveLateTranscript(
        services.db,
        { workspaceId, callId, analysisId: `ana_${callId}_late` },
        [
          { role: "customer", text },
          { role: "customer", text: more },
        ],
        { now: 0, dueAt: 0, closedBy: "no_end" },
      );
    await setting.process(callId);
    expect(await find("marigold")).toEqual(["late"]);
    expect(await late("Tulips", "after all.")).toBe(true);
    expect(await find("tulips")).toEqual(["late"]);
    expect(await find("marigold")).toEqual([]);
    // What is not longer than what stands is not taken.
    await late("Roses", "instead.");
    expect([await find("roses"), await find("tulips")]).toEqual([[], ["late"]]);
  });

  it("finds by a number that was told after the call was analysed", async () => {
    const own = await callSetting({ agent: LINE });
    const { services, workspaceId, agentId } = own;
    services.requestAssembly = async () => {};
    const source = { workspaceId, provider: "api", connectionId: null };
    const tell = async (key: string, facts: object) => {
      const event = { key, callId: "late-number", at: services.clock(), kind: "ended" as const };
      await takeIn(services, source, [{ ...event, facts: { agent: agentId, ...facts } }]);
      await settleNow(services, { ...source, connectionId: "", providerCallId: "late-number" });
    };
    await tell("1", {});
    const [{ call_id: callId } = { call_id: "" }] = (await own.client.send<CallView[]>("GET", "/v1/calls"))
      .body;
    await own.process(callId);
    expect(await find("late-number", own)).toEqual([callId]);
    await tell("2", { fromNumber: "+12025550188" });
    expect((await own.read(callId)).from_number).toBe("+12025550188");
    expect(await find("(202) 555-0188", own)).toEqual([callId]);
  });

  it("goes with every other filter", async () => {
    const { agent_id } = await register(setting.client, { agent_name: "Other" });
    const mine = await take("mine", { transcript: "Customer: Snapdragon.", direction: "inbound" });
    const others = await take("others", {
      ...{ agent_id, transcript: "Customer: Snapdragon.", direction: "outbound" },
    });
    for (const id of [mine, others]) await setting.process(id);
    const at = new Date(setting.services.clock() - 1_000).toISOString();
    const both = ["others", "mine"];
    for (const [filter, expected] of [
      [{}, both],
      [{ agent_id }, ["others"]],
      [{ direction: "inbound" }, ["mine"]],
      [{ status: "completed" }, both],
      [{ status: "failed" }, []],
      [{ analysis_status: "skipped" }, both],
      [{ analysis_status: "pending" }, []],
      [{ created_after: at }, ["others"]],
      [{ created_before: at }, ["mine"]],
      [{ created_before: "2300-01-01T00:00:00Z" }, both],
      [{ created_after: "2300-01-01T00:00:00Z" }, []],
      [{ needs_review: "true" }, []],
      [{ "data.x": "null", direction: "outbound" }, ["others"]],
    ] as const)
      expect(await find({ q: "snapdragon", ...filter })).toEqual(expected);
  });

  it("pages by cursor and by offset, newest first", async () => {
    for (const name of ["p1", "p2", "p3", "p4", "p5"])
      await setting.process(await take(name, { transcript: "Customer: Foxglove." }));
    for (const filter of ["", "&direction=inbound"]) {
      const pages: string[][] = [];
      let next: string | undefined = `/v1/calls?q=foxglove&limit=2${filter}`;
      while (next) {
        const answer: Answer<CallView[]> = await setting.client.send("GET", next);
        expect(answer.headers.get("x-total-count")).toBe("5");
        pages.push(answer.body.map(({ call_id }) => call_id));
        next = /<([^>]+)>/.exec(answer.headers.get("link") ?? "")?.[1];
      }
      const expected = [["p5", "p4"], ["p3", "p2"], ["p1"]];
      expect(pages).toEqual(expected.map((page) => page.map((name) => ids.get(name))));
    }
    const offset = await setting.client.send<CallView[]>("GET", "/v1/calls?q=foxglove&limit=2&offset=3");
    expect(offset.body.map(({ call_id }) => call_id)).toEqual([ids.get("p2"), ids.get("p1")]);
  });

  it("says nothing of a limit where all was looked through", async () => {
    const { headers } = await setting.client.send("GET", "/v1/calls?q=jane");
    expect(headers.has("x-search-limited")).toBe(false);
  });

  it.each([
    ["more than 200 characters", "x".repeat(201)],
    ["more than 12 words", "w ".repeat(MAX_SEARCH_WORDS + 1)],
    ["a phrase of more than 12 words", `"${"w ".repeat(MAX_SEARCH_WORDS + 1)}"`],
    ["no letter and no digit", '+ - * "()"'],
  ])("refuses %s by name", async (_, q) => {
    const answer = await setting.client.send<{ errors: { field: string }[] }>(
      "GET",
      `/v1/calls?${new URLSearchParams({ q })}`,
    );
    expect([answer.status, answer.body.errors.map(({ field }) => field)]).toEqual([422, ["q"]]);
  });
});
