import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { bland } from "../../../../src/telephony/providers/bland.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { FAILED } from "../failures.ts";
import { placement } from "../placement.ts";
import { connected } from "./setting.ts";

describe("dialling by Bland", () => {
  const settings = { pathway_id: "pathway_set" };
  const placed = { status: "success", call_id: "bl-call-7", batch_id: null };

  async function dial(answer: Answer, change: Partial<Connection> = {}, request: Partial<DialRequest> = {}) {
    const { asked, tools } = standIn(bland, answer);
    const said = await bland.dial?.(tools, connected({ settings, ...change }) as never, placement(request));
    return { asked, said };
  }

  it("asks as documented, once, with our id, our webhook and the bare key", async () => {
    const { asked, said } = await dial(() => Response.json(placed), {}, { attemptId: "sched_01k.2" });
    expect(said).toEqual({ kind: "placed", providerCallId: "bl-call-7" });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: "https://api.bland.ai/v1/calls",
      headers: { authorization: "org_key", "content-type": "application/json" },
    });
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      phone_number: "+14155550123",
      pathway_id: "pathway_set",
      from: "+14155550100",
      webhook: "https://hooks.example.com/intake/bland/conn_1",
      metadata: { attempt_id: "sched_01k.2" },
      request_data: { customer_name: "Jane Roe" },
    });
  });

  it("leaves the number to call from to Bland where none is given", async () => {
    const { asked } = await dial(() => Response.json(placed), {}, { fromNumber: null });
    expect(JSON.parse(asked[0]?.body ?? "")).not.toHaveProperty("from");
  });

  it("lets the pathway, persona or prompt speak that the connection, the agent or the settings name, in this order", async () => {
    const engine = { ...placement().agent, response_engine: { task: "Book a table." } };
    const bodyIn = async (change: Partial<Connection>, request: Partial<DialRequest> = {}) =>
      JSON.parse((await dial(() => Response.json(placed), change, request)).asked[0]?.body ?? "");
    const agents = { mapped: "agent_1" };
    expect(await bodyIn({ agents }, { agent: engine })).toMatchObject({ pathway_id: "mapped" });
    const persona = await bodyIn({ agents, settings: { agents_are: "persona" } });
    expect(persona).toMatchObject({ persona_id: "mapped" });
    expect(persona).not.toHaveProperty("pathway_id");
    const prompt = await bodyIn({}, { agent: engine });
    expect(prompt).toMatchObject({ task: "Book a table." });
    expect(prompt).not.toHaveProperty("pathway_id");
  });

  it("asks nothing where nothing speaks for the agent, and says what to fill in", async () => {
    const { asked, said } = await dial(() => Response.json(placed), { settings: {} });
    expect(said).toEqual({ kind: "refused", reason: expect.stringContaining("settings.pathway_id") });
    expect(asked).toEqual([]);
  });

  it.each<readonly [string, Answer, object]>([
    [
      "a no with a good status",
      () => Response.json({ status: "error", message: "Invalid phone number" }),
      { kind: "refused", reason: "Bland refused: Invalid phone number" },
    ],
    ["a good status and no JSON", () => new Response("OK"), { kind: "unknown", detail: expect.any(String) }],
    [
      "a no that has an id, for its phone may ring",
      () => Response.json({ ...placed, status: "error", message: "Webhook unreachable" }),
      { kind: "placed", providerCallId: "bl-call-7" },
    ],
    [
      "a good status and no id",
      () => Response.json({ status: "success" }),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "400",
      () =>
        Response.json(
          { errors: [{ error: "VALIDATION_ERROR", message: "No phone_number" }] },
          { status: 400 },
        ),
      { kind: "refused", reason: expect.stringContaining("No phone_number") },
    ],
    ...FAILED,
  ])("takes %s for what it is", async (_answer, answer, expected) => {
    const { said, asked } = await dial(answer);
    expect(said).toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });
});

describe("commanding a call at Bland", () => {
  const call = { providerCallId: "bl/call 1", handle: {} };
  const human = {
    ...{ ...call, to: "+14155550333", fromNumber: null, message: null, briefing: null },
    ...{ ringSeconds: 25, language: "en-US", transferId: "transfer_1" },
  };

  async function command(which: "end" | "transfer", answer: Answer, to = human.to) {
    const { asked, tools } = standIn(bland, answer);
    const said = await bland[which]?.(tools, connected() as never, { ...human, to });
    return { asked, said };
  }

  it("ends it by its id, which is input", async () => {
    const { asked, said } = await command("end", () =>
      Response.json({ status: "success", message: "Call ended successfully." }),
    );
    expect(said).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      {
        method: "POST",
        url: "https://api.bland.ai/v1/calls/bl%2Fcall%201/stop",
        headers: { authorization: "org_key" },
      },
    ]);
  });

  it("transfers it to a number", async () => {
    const { asked, said } = await command("transfer", () =>
      Response.json({ data: { message: "ok" }, errors: null }),
    );
    expect(said).toEqual({ kind: "done" });
    expect(asked).toMatchObject([{ method: "POST", url: "https://api.bland.ai/v1/calls/active/transfer" }]);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      call_id: "bl/call 1",
      transfer_number: "+14155550333",
    });
  });

  it("asks for no transfer to a SIP address", async () => {
    const { asked, said } = await command("transfer", () => Response.json({}), "sip:desk@example.com");
    expect(said).toEqual({
      ...{ kind: "refused", outcome: "unsupported", reason: expect.stringContaining("E.164") },
    });
    expect(asked).toEqual([]);
  });

  it.each<["end" | "transfer", string, Answer, object]>([
    [
      "end",
      "a no with a good status",
      () => Response.json({ status: "error", message: "SID not found" }),
      { kind: "refused", reason: "Bland refused: SID not found" },
    ],
    [
      "transfer",
      "a no with a good status",
      () => Response.json({ data: null, errors: [{ error: "NOT_FOUND", message: "No such call" }] }),
      { kind: "refused", reason: "Bland refused: No such call" },
    ],
    [
      "transfer",
      "404",
      () => Response.json({ data: null, errors: [{ message: "No such call" }] }, { status: 404 }),
      { kind: "refused", reason: expect.stringContaining("No such call") },
    ],
    [
      "transfer",
      "429",
      () => new Response("", { status: 429 }),
      { kind: "refused", reason: expect.any(String) },
    ],
    ["end", "500", () => new Response("", { status: 500 }), { kind: "unknown", detail: expect.any(String) }],
    [
      "transfer",
      "500",
      () => new Response("", { status: 500 }),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "end",
      "a broken connection",
      () => Promise.reject(new Error("reset")),
      { kind: "unknown", detail: expect.any(String) },
    ],
  ])("takes, at an %s, %s for what it is", async (which, _answer, answer, expected) => {
    expect((await command(which, answer)).said).toEqual(expected);
  });
});
