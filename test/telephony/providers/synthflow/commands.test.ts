import { describe, expect, it } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { DialRequest } from "../../../../src/telephony/provider.ts";
import { synthflow } from "../../../../src/telephony/providers/synthflow.ts";
import { standIn } from "../connection.ts";
import type { Answer } from "../failures.ts";
import { FAILED } from "../failures.ts";
import { placement } from "../placement.ts";
import { connected } from "./setting.ts";

describe("dialling by Synthflow", () => {
  const settings = { model_id: "model_set" };
  const placed = { status: "success", response: { answer: "ok", call_id: "sf-call-7" } };

  async function dial(answer: Answer, change: Partial<Connection> = {}, request: Partial<DialRequest> = {}) {
    const { asked, tools } = standIn(synthflow, answer);
    const said = await synthflow.dial?.(
      tools,
      connected({ settings, ...change }) as never,
      placement(request),
    );
    return { asked, said, body: asked[0] ? JSON.parse(asked[0].body) : null };
  }

  it("asks as documented, once, with our id among its variables", async () => {
    const dynamicVariables = { name: "Jane", tries: 2, gone: null };
    const { asked, said, body } = await dial(
      () => Response.json(placed),
      {},
      { attemptId: "sched_01k.2", dynamicVariables },
    );
    expect(said).toEqual({ kind: "placed", providerCallId: "sf-call-7" });
    expect(asked).toMatchObject([
      {
        method: "POST",
        url: "https://api.synthflow.ai/v2/calls",
        headers: { authorization: "Bearer sf_key" },
      },
    ]);
    expect(body).toEqual({
      model_id: "model_set",
      phone: "+14155550123",
      name: "Jane",
      from_phone_number: "+14155550100",
      custom_variables: [
        { key: "name", value: "Jane" },
        { key: "tries", value: "2" },
        { key: "attempt_id", value: "sched_01k.2" },
      ],
      external_webhook_url: "https://hooks.example.com/intake/synthflow/conn_1",
    });
  });

  it("has a name for people whose name nobody knows, and leaves out the number that nobody gave", async () => {
    const { body } = await dial(() => Response.json(placed), {}, { fromNumber: null });
    expect(body.name).toBe("there");
    expect(body).not.toHaveProperty("from_phone_number");
  });

  it("lets the agent speak that the connection, the agent or the settings name, in this order", async () => {
    const engine = { ...placement().agent, response_engine: { model_id: "model_engine" } };
    const modelIn = async (change: Partial<Connection>, request: Partial<DialRequest> = {}) =>
      (await dial(() => Response.json(placed), change, request)).body.model_id;
    expect(await modelIn({ agents: { model_mapped: "agent_1" } }, { agent: engine })).toBe("model_mapped");
    expect(await modelIn({}, { agent: engine })).toBe("model_engine");
    expect(await modelIn({})).toBe("model_set");
  });

  it("asks nothing where nobody speaks for the agent, and says what to fill in", async () => {
    const { asked, said } = await dial(() => Response.json(placed), { settings: {} });
    expect(said).toEqual({ kind: "refused", reason: expect.stringContaining("settings.model_id") });
    expect(asked).toEqual([]);
  });

  it.each<readonly [string, Answer, object]>([
    ["a good status and no JSON", () => new Response("OK"), { kind: "unknown", detail: expect.any(String) }],
    [
      "a good status and no id",
      () => Response.json({ status: "success", response: {} }),
      { kind: "unknown", detail: expect.any(String) },
    ],
    [
      "400",
      () => Response.json({ detail: "No such model" }, { status: 400 }),
      { kind: "refused", reason: expect.stringContaining("No such model") },
    ],
    ...FAILED,
  ])("takes %s for what it is", async (_answer, answer, expected) => {
    const { said, asked } = await dial(answer);
    expect(said).toMatchObject(expected);
    expect(asked).toHaveLength(1);
  });
});
