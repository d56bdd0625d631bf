import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { SEED_AGENT, seedCalls } from "../../bench/support/seed-calls.ts";
import type { CallView } from "../../src/calls/view.ts";
import { type Client, mintClient } from "../support/client.ts";
import { scriptedModel } from "../support/scripted-model.ts";
import { AGENT, callSetting, READ, register } from "./setting.ts";

describe("GET /v1/calls", () => {
  let client: Client;
  let all: CallView[];
  beforeAll(async () => {
    client = await mintClient();
    const { agent_id } = await register(client, SEED_AGENT);
    await seedCalls(env.DB, { workspaceId: client.workspaceId, agents: [agent_id], calls: 450 });
    all = (await client.send<CallView[]>("GET", "/v1/calls?limit=500")).body;
    expect(all.length).toBe(450);
  });

  const did = (call: CallView, status?: string, name?: string) =>
    call.actions.some(
      (run) => (status === undefined || run.status === status) && (name ?? run.name) === run.name,
    );

  it.each<[string, (call: CallView) => boolean]>([
    ["status=no_answer", (call) => call.call_status === "no_answer"],
    ["status=completed", (call) => call.call_status === "completed"],
    ["analysis_status=skipped", ({ analysis }) => analysis.status === "skipped"],
    ["analysis_status=failed", ({ analysis }) => analysis.status === "failed"],
    ["analysis_status=completed", ({ analysis }) => analysis.status === "completed"],
    ["analysis_status=pending", () => false],
    ["transfer_outcome=connected", (call) => call.transfer_outcome === "connected"],
    ["transfer_outcome=no_answer", (call) => call.transfer_outcome === "no_answer"],
    ["transfer_outcome=failed", (call) => call.transfer_outcome === "failed"],
    ["action_status=failed", (call) => did(call, "failed")],
    ["action_status=done", (call) => did(call, "done")],
    ["action_status=pending", () => false],
    ["action_status=done&action_name=Lead to CRM", (call) => did(call, "done", "Lead to CRM")],
    ["action_status=failed&action_name=Auto follow-up", (call) => did(call, "failed", "Auto follow-up")],
    ["action_name=Lead to CRM", (call) => did(call, undefined, "Lead to CRM")],
    ["action_name=lead to crm", () => false],
    [
      "action_status=skipped&direction=inbound&to=%2B9085012345300",
      (call) => did(call, "skipped") && call.direction === "inbound" && call.to_number === "+9085012345300",
    ],
    [
      "status=completed&analysis_status=failed&transfer_outcome=connected",
      (call) => call.analysis.status === "failed" && call.transfer_outcome === "connected",
    ],
  ])("filters by %s", async (query, expected) => {
    const { headers, body } = await client.send<CallView[]>("GET", `/v1/calls?limit=500&${query}`);
    const ids = all.filter(expected).map(({ call_id }) => call_id);
    expect(body.map(({ call_id }) => call_id)).toEqual(ids);
    expect(headers.get("x-total-count")).toBe(String(ids.length));
  });

  it("follows a call, and an action of it, from pending to its end", async () => {
    const setting = await callSetting({
      agent: {
        ...AGENT,
        post_call_actions: [{ type: "webhook", name: "Tell", config: { url: "https://crm.example/x" } }],
      },
      models: [scriptedModel(READ)],
      fetch: async () => new Response("ok"),
    });
    const id = await setting.ingest();
    const found = async (query: string) =>
      (await setting.client.send<CallView[]>("GET", `/v1/calls?${query}`)).body.length === 1;
    const stands = async () => ({
      analysis: [await found("analysis_status=pending"), await found("analysis_status=completed")],
      action: [await found("action_status=pending"), await found("action_status=done&action_name=Tell")],
    });
    expect(await stands()).toEqual({ analysis: [true, false], action: [false, false] });
    await setting.process(id);
    expect(await stands()).toEqual({ analysis: [false, true], action: [true, false] });
    let placed: boolean | undefined;
    // Between the run's own work and its delivery's.
    const fetching = setting.services.fetch;
    Object.assign(setting.services, {
      fetch: async (...given: Parameters<typeof fetching>) => {
        placed = await found("action_status=pending&action_name=Tell");
        return fetching(...given);
      },
    });
    await setting.perform(id, "Tell");
    expect(placed).toBe(true);
    expect(await stands()).toEqual({ analysis: [false, true], action: [false, true] });
  });
});
