import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { elevenlabs } from "../../../../src/telephony/providers/elevenlabs.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { FAILED } from "../failures.ts";
import { placement } from "../placement.ts";
import { connected } from "./setting.ts";

describe("dialling by ElevenLabs", () => {
  const numbers = [{ phone_number: "+14155550100", id: "phnum_1" }];
  const settings = { agent_id: "agent_el1" };
  const placed = { success: true, message: "ok", conversation_id: "conv_7", callSid: "CA7" };

  async function dial(answer: Answer, change: Partial<Connection> = {}, request: Partial<DialRequest> = {}) {
    const { asked, tools } = standIn(elevenlabs, answer);
    const connection = connected({ numbers, settings, ...change });
    const said = await elevenlabs.dial?.(tools, connection as never, placement(request));
    return { asked, said };
  }

  it("asks as documented, once, with our id and plain variables", async () => {
    const dynamicVariables = {
      name: "Jane",
      tries: 2,
      vip: true,
      gone: null,
      list: ["a"],
      system__time: "now",
    };
    const { asked, said } = await dial(
      () => Response.json(placed),
      {},
      { attemptId: "sched_01k.2", dynamicVariables },
    );
    expect(said).toEqual({ kind: "placed", providerCallId: "conv_7" });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.elevenlabs.io/v1/convai/twilio/outbound-call",
      headers: { "xi-api-key": "sk_el", "content-type": "application/json" },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      agent_id: "agent_el1",
      agent_phone_number_id: "phnum_1",
      to_number: "+14155550123",
      conversation_initiation_client_data: {
        dynamic_variables: { name: "Jane", tries: 2, vip: true, list: '["a"]', attempt_id: "sched_01k.2" },
      },
    });
  });

  it("goes over the SIP trunk and to the residency that the settings name", async () => {
    const { asked } = await dial(() => Response.json(placed), {
      settings: { ...settings, telephony: "sip_trunk", residency: "eu" },
    });
    expect(asked[0]?.url).toBe("https://api.eu.residency.elevenlabs.io/v1/convai/sip-trunk/outbound-call");
  });

  it("lets the agent speak that the connection, the agent or the settings name, in this order", async () => {
    const engine = { ...placement().agent, response_engine: { agent_id: "agent_engine" } };
    const agentIn = async (change: Partial<Connection>, request: Partial<DialRequest> = {}) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "").agent_id;
    expect(await agentIn({ agents: { agent_mapped: "agent_1" } }, { agent: engine })).toBe("agent_mapped");
    expect(await agentIn({}, { agent: engine })).toBe("agent_engine");
    expect(await agentIn({})).toBe("agent_el1");
  });

  it("calls from the number that is asked for, by ElevenLabs' id of it", async () => {
    const numberIn = async (change: Partial<Connection>, request: Partial<DialRequest>) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "")
        .agent_phone_number_id;
    const byDefault = { ...settings, agent_phone_number_id: "phnum_default" };
    expect(await numberIn({}, { fromNumber: null })).toBe("phnum_1");
    expect(await numberIn({ settings: byDefault }, { fromNumber: null })).toBe("phnum_default");
    expect(await numberIn({ settings: byDefault }, { fromNumber: "+14155550100" })).toBe("phnum_1");
    expect(await numberIn({ settings: byDefault }, { fromNumber: "+14155550199" })).toBe("phnum_default");
  });

  it("asks nothing where it does not know who speaks or from where, and says what to fill in", async () => {
    const nobody = await dial(() => Response.json(placed), { settings: {} });
    expect(nobody.said).toEqual({ kind: "refused", reason: expect.stringContaining("settings.agent_id") });
    const nowhere = await dial(() => Response.json(placed), { numbers: [] });
    expect(nowhere.said).toEqual({
      kind: "refused",
      reason: expect.stringContaining("settings.agent_phone_number_id"),
    });
    expect([...nobody.asked, ...nowhere.asked]).toEqual([]);
  });

  it.each<readonly [string, Answer, object]>([
    [
      "a good answer without an id",
      () => Response.json({ ...placed, conversation_id: null }),
      { kind: "placed", providerCallId: null },
    ],
    [
      "a no",
      () => Response.json({ success: false, message: "Invalid number" }),
      { kind: "refused", reason: expect.stringContaining("Invalid number") },
    ],
    [
      "a good status and no JSON",
      () => new Response("<html>"),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "400",
      () => Response.json({ detail: { message: "No such agent" } }, { status: 400 }),
      { kind: "refused", reason: expect.stringContaining("No such agent") },
    ],
    ...FAILED,
  ])("takes %s for what it is", async (_answer, answer, expected) => {
    const { said, asked } = await dial(answer);
    expect(said).toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });
});
