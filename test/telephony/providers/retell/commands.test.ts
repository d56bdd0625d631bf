import { describe, expect, test } from "vitest";
import { standIn } from "../connection.ts";
import { placement } from "../placement.ts";
import { retellCall } from "../retell.case.ts";
import { ANSWERS, connected, retell } from "./setting.ts";

const REQUEST = placement({
  attemptId: "sched_01k.2",
  toNumber: "+15550002222",
  fromNumber: "+15550001111",
  dynamicVariables: { name: "Ana", visits: 3, member: true, slots: ["Mon"], nothing: null },
});

describe("dialling by Retell", () => {
  test("posts one call, with its variables as texts and our attempt's id", async () => {
    const { asked, tools } = standIn(retell, () => Response.json(retellCall("119c"), { status: 201 }));
    const connection = connected({ agents: { agent_retell_1: "agent_1" } });
    expect(await retell.dial?.(tools, connection, REQUEST)).toEqual({
      kind: "placed",
      providerCallId: "119c",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: "https://api.retellai.com/v2/create-phone-call" });
    expect(asked[0]?.headers.authorization).toBe("Bearer key_retell_1");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      from_number: "+15550001111",
      to_number: "+15550002222",
      override_agent_id: "agent_retell_1",
      metadata: { attempt_id: "sched_01k.2" },
      retell_llm_dynamic_variables: { name: "Ana", visits: "3", member: "true", slots: '["Mon"]' },
    });
  });

  test("leaves the agent to the number where none is named, and needs a number", async () => {
    const { asked, tools } = standIn(retell, () => Response.json(retellCall("119c")));
    const numbers = [{ phone_number: "+15550009999", id: null }];
    await retell.dial?.(tools, connected({ numbers }), { ...REQUEST, fromNumber: null });
    await retell.dial?.(tools, connected({ settings: { agent_id: "agent_set" } }), REQUEST);
    const bodies = asked.map(({ body }) => JSON.parse(body));
    expect(bodies[0].from_number).toBe("+15550009999");
    expect(bodies.map(({ override_agent_id }) => override_agent_id)).toEqual([undefined, "agent_set"]);
    expect(await retell.dial?.(tools, connected(), { ...REQUEST, fromNumber: null })).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("numbers"),
    });
    expect(asked).toHaveLength(2);
  });

  test.each([...ANSWERS, ["garbage", () => new Response("<html>"), "unknown"] as const])(
    "that is answered %s is asked once",
    async (_name, answer, kind) => {
      const { asked, tools } = standIn(retell, answer);
      expect(await retell.dial?.(tools, connected(), REQUEST)).toMatchObject({ kind });
      expect(asked).toHaveLength(1);
    },
  );
});

describe("hanging up a Retell call", () => {
  const call = { providerCallId: "119/c", handle: {} };

  test("stops it", async () => {
    const { asked, tools } = standIn(retell, () => new Response(null, { status: 204 }));
    expect(await retell.end?.(tools, connected(), call)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      { method: "POST", url: "https://api.retellai.com/v2/stop-call/119%2Fc", body: "" },
    ]);
    expect(asked[0]?.headers.authorization).toBe("Bearer key_retell_1");
  });

  test.each(ANSWERS)("that is answered %s is asked once", async (_name, answer, kind) => {
    const { asked, tools } = standIn(retell, answer);
    expect(await retell.end?.(tools, connected(), call)).toMatchObject({ kind });
    expect(asked).toHaveLength(1);
  });
});

describe("asking a Retell agent to transfer its call", () => {
  const request = {
    ...{ providerCallId: "119/c", handle: {}, to: "+15550003333", fromNumber: "+15550001111" },
    ...{ message: null, briefing: null, ringSeconds: 25, language: "en-US", transferId: "transfer_1" },
  };
  const ready = connected({
    settings: { transfer_variable: "transfer_number", briefing_variable: "briefing" },
  });
  const updated = () => Response.json({ success: true });

  test("sets what its own tool dials and says, and asks it to use the tool", async () => {
    const { asked, tools } = standIn(retell, updated);
    const warm = { ...request, message: "One moment.", briefing: 'Ana says "refund".' };
    expect(await retell.transfer?.(tools, ready, warm)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      { method: "PATCH", url: "https://api.retellai.com/v2/update-live-call/119%2Fc" },
    ]);
    expect(asked[0]?.headers.authorization).toBe("Bearer key_retell_1");
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      fields_to_override: {
        override_dynamic_variables: { transfer_number: "+15550003333", briefing: 'Ana says "refund".' },
      },
      call_control: {
        additional_context:
          'Transfer the caller to a person now, with your transfer tool. First say to the caller: "One moment."' +
          ' Tell the person who answers: "Ana says \\"refund\\"."',
        trigger_response: true,
      },
    });
  });

  test("leaves nothing of another transfer in the briefing, and sets none that is not named", async () => {
    const { asked, tools } = standIn(retell, updated);
    await retell.transfer?.(tools, ready, request);
    const numberAlone = connected({ settings: { transfer_variable: "transfer_number" } });
    await retell.transfer?.(tools, numberAlone, { ...request, briefing: "Ana wants a refund." });
    const bodies = asked.map(({ body }) => JSON.parse(body));
    expect(bodies.map((one) => one.fields_to_override.override_dynamic_variables)).toEqual([
      { transfer_number: "+15550003333", briefing: "" },
      { transfer_number: "+15550003333" },
    ]);
    expect(bodies[0].call_control.additional_context).toBe(
      "Transfer the caller to a person now, with your transfer tool.",
    );
  });

  test("asks nobody where no setting says what the tool dials, and says which", async () => {
    const { asked, tools } = standIn(retell, updated);
    expect(await retell.transfer?.(tools, connected(), request)).toEqual({
      ...{ kind: "refused", outcome: "unsupported" },
      reason: expect.stringContaining("settings.transfer_variable"),
    });
    expect(retell.instead.transfer).toContain("settings.transfer_variable");
    expect(asked).toEqual([]);
  });

  test.each([...ANSWERS, ["with no success", () => Response.json({ success: false }), "refused"] as const])(
    "that is answered %s is asked once",
    async (_name, answer, kind) => {
      const { asked, tools } = standIn(retell, answer);
      expect(await retell.transfer?.(tools, ready, request)).toMatchObject({ kind });
      expect(asked).toHaveLength(1);
    },
  );

  test("wants the variable's name without its braces", () => {
    const named = (transfer_variable: string) => retell.settings.safeParse({ transfer_variable }).success;
    expect([named("transfer_number"), named("{{transfer_number}}"), named("")]).toEqual([true, false, false]);
  });
});

describe("a Retell connection", () => {
  test("is tested by asking whose key it is", async () => {
    const { asked, tools } = standIn(retell, () => Response.json({ api_key_name: null, org_name: "Clinic" }));
    expect(await retell.test?.(tools, connected())).toMatchObject({ ok: true });
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.retellai.com/get-api-key-info" }]);
    const refused = standIn(retell, () => Response.json({}, { status: 401 }));
    expect(await retell.test?.(refused.tools, connected())).toMatchObject({
      ...{ ok: false, field: "credentials.api_key" },
    });
  });

  test("takes a key without the blanks round it, and none that no header can carry", () => {
    const of = (api_key: string) => retell.credentials.safeParse({ api_key }).data;
    expect(of(" key_1\n")).toEqual({ api_key: "key_1" });
    expect(of("key_1\r\nx: y")).toBeUndefined();
  });

  test("is set up in a few steps, one of which names its address", () => {
    const steps = retell.setUp({ id: "conn_1", intakeUrl: "https://hooks.example.com/intake/retell/conn_1" });
    expect(steps.map(({ copy }) => copy)).toContain("https://hooks.example.com/intake/retell/conn_1");
  });
});
