import { beforeAll, describe, expect, it } from "vitest";
import type { CallView } from "../../src/calls/view.ts";
import { scriptedModel } from "../support/scripted-model.ts";
import { AGENT, type CallSetting, callSetting, READ } from "./setting.ts";

const NOW = Date.parse("2026-05-04T10:05:00+03:00");

describe("GET /v1/calls/{id}", () => {
  it("shows the call, its analysis and its actions in the form of the contract", async () => {
    const setting = await callSetting({ models: [scriptedModel(READ)], now: NOW });
    const callId = await setting.ingest({
      provider_call_id: "pc_1",
      status: "completed",
      end_reason: "customer_hung_up",
      recording_url: "https://recordings.example/1.mp3",
      metadata: { campaign: "spring" },
      dynamic_variables: { plan: "gold" },
    });
    await setting.process(callId);
    await setting.perform(callId, "Auto follow-up");
    expect(await setting.read(callId)).toEqual({
      call_id: callId,
      agent_id: setting.agentId,
      provider: "api",
      provider_call_id: "pc_1",
      connection_id: null,
      direction: "inbound",
      call_status: "completed",
      end_reason: "customer_hung_up",
      from_number: "+905321234567",
      to_number: "+908501234567",
      started_at: "2026-05-04T10:00:00+03:00",
      ended_at: "2026-05-04T07:01:00.000Z",
      duration_ms: 60_000,
      timezone: null,
      recording_url: "https://recordings.example/1.mp3",
      transcript_problem: null,
      opt_out: null,
      asked_for_human: null,
      transfer_outcome: null,
      metadata: { campaign: "spring" },
      dynamic_variables: { plan: "gold" },
      created_at: new Date(NOW).toISOString(),
      analysis: {
        status: "completed",
        reason: null,
        agent_version: 1,
        model: "scripted",
        prompt_version: expect.any(String),
        completed_at: new Date(NOW).toISOString(),
        latency_ms: 0,
        usage: { input_tokens: 100, output_tokens: 10 },
        cost_usd: null,
        data: expect.objectContaining({ customer_name: "Jane Roe" }),
        fields: expect.objectContaining({ interest_level: { value: null, status: "not_mentioned" } }),
        correction: {},
      },
      actions: [
        {
          name: "Auto follow-up",
          type: "schedule_call",
          status: "done",
          explanation: expect.stringContaining("follow_up_required == true: true"),
          schedule_id: expect.stringMatching(/^sched_/),
          schedule_status: "active",
          at: "2026-05-05T14:30:00+03:00",
          finished_at: new Date(NOW).toISOString(),
        },
        {
          name: "Lead to CRM",
          type: "webhook",
          status: "skipped",
          explanation: 'interest_level == "high": null',
          finished_at: new Date(NOW).toISOString(),
        },
      ],
      transfers: [],
    });
  });

  it("is 404 where there is none", async () => {
    const { client } = await callSetting();
    expect((await client.send("GET", "/v1/calls/call_none")).status).toBe(404);
    expect((await client.send("GET", "/v1/calls/call_none/transcript")).status).toBe(404);
  });
});

describe("GET /v1/calls", () => {
  let setting: CallSetting;
  /** Oldest first. */
  let ids: string[];
  beforeAll(async () => {
    setting = await callSetting({ models: [scriptedModel(READ)] });
    ids = [];
    for (const change of [
      { direction: "outbound", to_number: "+14155550123" },
      { status: "no_answer" },
      { direction: "outbound" },
      { from_number: "+14155550199" },
      {},
    ]) {
      setting.pass(1_000);
      ids.push(await setting.ingest(change));
    }
  });
  const list = async (query: string) => {
    const answer = await setting.client.send<CallView[]>("GET", `/v1/calls?${query}`);
    return { ...answer, places: answer.body.map(({ call_id }) => ids.indexOf(call_id)) };
  };

  it("lists the newest first, as each of them shows itself", async () => {
    await setting.process(ids[4] ?? "");
    const { body, places } = await list("");
    expect(places).toEqual([4, 3, 2, 1, 0]);
    expect({ ...body[0], transfers: [] }).toEqual(await setting.read(ids[4] ?? ""));
    expect(body[0]).not.toHaveProperty("transfers");
    expect(body[0]?.actions).toHaveLength(2);
  });

  it.each([
    ["direction=outbound", [2, 0]],
    ["status=no_answer", [1]],
    ["from=%2B14155550199", [3]],
    ["from=+14155550199", [3]],
    ["to=%2B14155550123", [0]],
    ["direction=outbound&to=%2B908501234567", [2]],
    ["agent_id=agent_other", []],
  ])("filters by %s", async (query, expected) => {
    const { places, headers } = await list(query);
    expect(places).toEqual(expected);
    expect(headers.get("x-total-count")).toBe(String(expected.length));
  });

  it("pages by offset, and by the cursor of the Link header, without a gap or a repetition", async () => {
    expect((await list("limit=2&offset=1")).places).toEqual([3, 2]);
    const seen: number[] = [];
    let query: string | undefined = "limit=2";
    while (query !== undefined) {
      const { places, headers } = await list(query);
      seen.push(...places);
      expect(headers.get("x-total-count")).toBe("5");
      query = /\/v1\/calls\?([^>]+)>; rel="next"/.exec(headers.get("link") ?? "")?.[1];
    }
    expect(seen).toEqual([4, 3, 2, 1, 0]);
  });

  it("keeps to its filter from page to page", async () => {
    const first = await list("direction=outbound&limit=1");
    const next = /\?([^>]+)>/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    expect([...first.places, ...(await list(next)).places]).toEqual([2, 0]);
  });
});

describe("GET /v1/calls/{id}/transcript", () => {
  const TURNS = [
    { role: "agent", text: "Tom & Co,\nhow can <I> help?", start_ms: 0, end_ms: 1_500 },
    { role: "customer", text: "Agent: that is what I\nneed.", start_ms: 3_723_004 },
    { role: "tool", text: "ok" },
  ];
  let setting: CallSetting;
  let callId: string;
  beforeAll(async () => {
    setting = await callSetting({ agent: { ...AGENT, post_call_actions: [] } });
    callId = await setting.ingest({ transcript: TURNS });
  });
  const get = <Body>(format: string, id = callId) =>
    setting.client.send<Body>("GET", `/v1/calls/${id}/transcript${format}`);

  it("gives numbered turns with their times", async () => {
    const { body } = await get("");
    expect(body).toEqual({
      call_id: callId,
      turns: TURNS.map((turn, number) => ({ turn: number, ...turn })),
    });
    expect((await get("?format=json")).body).toEqual(body);
  });

  it("gives text that can be sent again as it stands", async () => {
    const { headers, body } = await get<string>("?format=text");
    expect(headers.get("content-type")).toMatch(/^text\/plain/);
    expect(body).toBe(
      "Agent: Tom & Co, how can <I> help?\nCustomer: Agent: that is what I need.\nTool: ok\n",
    );
    const again = await setting.ingest({ transcript: body });
    expect((await get<string>("?format=text", again)).body).toBe(body);
  });

  it("gives WebVTT captions with who speaks, and a time for every turn", async () => {
    const { headers, body } = await get<string>("?format=vtt");
    expect(headers.get("content-type")).toBe("text/vtt; charset=utf-8");
    expect(body).toBe(
      [
        "WEBVTT\n",
        "00:00:00.000 --> 00:00:01.500\n<v Agent>Tom &amp; Co, how can &lt;I&gt; help?\n",
        "01:02:03.004 --> 01:02:06.004\n<v Customer>Agent: that is what I need.\n",
        "01:02:06.004 --> 01:02:09.004\n<v Tool>ok\n",
      ].join("\n"),
    );
  });

  it("is 422 in a form that it does not have", async () => {
    expect((await get("?format=srt")).status).toBe(422);
  });
});
