import { describe, expect, test } from "vitest";
import type { HandOver, ToolResult } from "../../../../src/telephony/tool-result.ts";
import type { Message } from "../provider-case.ts";
import { vapiMessage } from "../vapi.case.ts";
import { taken } from "./setting.ts";

const DESK: HandOver = {
  ...{ to: "+15550003333", fromNumber: "+15550001111", message: "One moment.", briefing: null },
  transferId: "transfer_1",
};

/** What Vapi is answered where the one tool of a message came to this. */
async function answerTo(message: Message, ...results: Partial<ToolResult>[]) {
  const { events, answerTools } = await taken(message);
  const all = results.map((result, n): ToolResult => {
    const { id = "", name = "" } = events[n]?.tool ?? {};
    return { ok: true, text: "Booked for Monday.", handOver: null, id, name, ...result };
  });
  const answer = answerTools?.(all);
  expect(answer?.contentType).toBe("application/json");
  return answer?.body;
}

const toolCalls = vapiMessage("tool-calls", "7420", 0, {
  toolCallList: [
    { id: "tc_1", type: "function", function: { name: "transfer_call", arguments: "{}" } },
    { id: "tc_2", name: "book", parameters: {} },
  ],
});
const destinationRequest = vapiMessage("transfer-destination-request", "7420", 500, {
  functionCall: { name: "dynamicTransfer", parameters: { department: "sales" } },
});

describe("what the tools of a Vapi assistant came to", () => {
  test("is told by one line for each of them, in whatever order they are done", async () => {
    const busy = { id: "tc_2", name: "book", ok: false, text: "The calendar\nis busy. " };
    expect(await answerTo(toolCalls, busy, { id: "tc_1", name: "transfer_call" })).toBe(
      '{"results":[{"toolCallId":"tc_1","name":"transfer_call","result":"Booked for Monday."},' +
        '{"toolCallId":"tc_2","name":"book","error":"The calendar is busy."}]}',
    );
  });

  test("leaves no tool without an answer", async () => {
    expect(await answerTo(toolCalls, {})).toBe(
      '{"results":[{"toolCallId":"tc_1","name":"transfer_call","result":"Booked for Monday."},' +
        '{"toolCallId":"tc_2","name":"book","error":"This action is not available right now."}]}',
    );
  });

  test("is one result for a function call of old, done or not", async () => {
    const old = vapiMessage("function-call", "7420", 0, { functionCall: { name: "book", parameters: {} } });
    expect(await answerTo(old, {})).toBe('{"result":"Booked for Monday."}');
    expect(await answerTo(old, { ok: false, text: "No." })).toBe('{"result":"No."}');
  });

  test("has no place where no tool was called", async () => {
    for (const type of ["assistant-request", "knowledge-base-request", "status-update"]) {
      expect(await taken(vapiMessage(type, "7420", 0, { status: "ringing" }))).not.toHaveProperty(
        "answerTools",
      );
    }
    const empty = await taken(vapiMessage("tool-calls", "7420", 0, { toolCallList: [] }));
    expect(empty).not.toHaveProperty("answerTools");
  });
});

describe("a Vapi assistant that asks whom to transfer to", () => {
  test("calls a tool that the answer performs, the same one when it asks again, another when it asks anew", async () => {
    const called = async (message: Message) =>
      (await taken(message)).events.map(({ key, tool }) => [key, tool?.id]);
    const { events } = await taken(destinationRequest);
    expect(events).toMatchObject([{ kind: "tool_call", callId: "7420" }]);
    expect(events[0]?.tool).toEqual({
      id: "destination:1795341600500",
      name: "transfer-destination-request",
      arguments: { department: "sales" },
      handsOver: true,
    });
    expect(events[0]?.transfer).toBeUndefined();
    expect(await called(destinationRequest)).toEqual(await called(destinationRequest));
    const [[key, id] = []] = await called(vapiMessage("transfer-destination-request", "7420", 900));
    expect([key, id]).not.toContain(events[0]?.key);
    expect([key, id]).not.toContain(events[0]?.tool?.id);
  });

  test("is told whom, with a word to the caller and our number", async () => {
    expect(await answerTo(destinationRequest, { handOver: DESK })).toBe(
      '{"destination":{"type":"number","number":"+15550003333","callerId":"+15550001111","message":"One moment."}}',
    );
  });

  test("is told what the human is to hear first, and that the caller hears nothing", async () => {
    const to = "sip:desk@example.com";
    const briefing = "Ana wants a refund.";
    const handOver = { ...DESK, to, fromNumber: null, message: null, briefing };
    expect(await answerTo(destinationRequest, { handOver })).toBe(
      '{"destination":{"type":"sip","sipUri":"sip:desk@example.com",' +
        '"transferPlan":{"mode":"warm-transfer-say-message","message":"Ana wants a refund."},"message":""}}',
    );
  });

  test("is told why there is nobody", async () => {
    expect(await answerTo(destinationRequest, { ok: false, text: "Nobody is there." })).toBe(
      '{"error":"Nobody is there."}',
    );
  });

  test("gets the old answer where nobody handles tools", async () => {
    const { answer } = await taken(destinationRequest);
    expect(answer?.body).toBe('{"error":"There is nobody to transfer this call to right now."}');
  });
});
