import { describe, expect, test } from "vitest";
import { TRANSFER_OUTCOMES } from "../../../../src/calls/status.ts";
import type { ToolResult } from "../../../../src/telephony/tool-result.ts";
import { standIn } from "../connection.ts";
import { adapter, connection, eventOf, receive } from "./setting.ts";

const CALLED = {
  ...{ type: "call.tool_call", call_id: "pbx-1" },
  tool_call: { id: "tool-1", name: "transfer_call", arguments: { to: "sales" } },
};
const DONE: ToolResult = {
  ...{ id: "tool-1", name: "transfer_call", ok: true, text: "You are put through.", handOver: null },
};

async function answerTo(...results: ToolResult[]) {
  const received = await receive(CALLED);
  if (received.kind !== "taken") throw new Error(JSON.stringify(received));
  const answer = received.answerTools?.(results);
  expect(answer?.contentType).toBe("application/json");
  return answer?.body;
}

describe("a tool call of one's own voice agent", () => {
  test("is the same one when it comes again, and its answer hands the caller over", async () => {
    const tool = { ...CALLED.tool_call, handsOver: true };
    expect((await eventOf(CALLED)).tool).toEqual(tool);
    expect((await eventOf({ ...CALLED, event_id: "again" })).tool).toEqual(tool);
  });

  test("is answered with what it came to", async () => {
    expect(await answerTo(DONE)).toBe(
      '{"tool_call_id":"tool-1","ok":true,"result":"You are put through.","transfer":null}',
    );
    expect(await answerTo({ ...DONE, ok: false, text: "Nobody is there." })).toBe(
      '{"tool_call_id":"tool-1","ok":false,"result":"Nobody is there.","transfer":null}',
    );
  });

  test("is answered with the transfer that one's own system is to make", async () => {
    const handOver = {
      ...{
        to: "+14155550199",
        fromNumber: "+14155550100",
        message: "One moment.",
        briefing: "Ana wants a refund.",
      },
      transferId: "transfer_1",
    };
    expect(await answerTo({ ...DONE, handOver })).toBe(
      '{"tool_call_id":"tool-1","ok":true,"result":"You are put through.","transfer":{"transfer_id":"transfer_1",' +
        '"to":"+14155550199","from_number":"+14155550100","message":"One moment.","briefing":"Ana wants a refund."}}',
    );
  });

  test("is answered with a no where the results are another's", async () => {
    expect(await answerTo({ ...DONE, id: "tool-2" })).toBe(
      '{"tool_call_id":"tool-1","ok":false,"result":"This action is not available right now.","transfer":null}',
    );
  });

  test("is the only message that is answered so", async () => {
    const started = await receive({ type: "call.started", call_id: "pbx-1" });
    expect(started).not.toHaveProperty("answerTools");
  });
});

describe("a transfer by one's own system", () => {
  test("is accepted without asking anybody: the system hears of it by our event", async () => {
    const { asked, tools } = standIn(adapter, () => new Response());
    const request = {
      ...{ providerCallId: "pbx-1", handle: {}, to: "+14155550199", fromNumber: null, message: null },
      ...{ briefing: null, ringSeconds: 25, language: "en-US", transferId: "transfer_1" },
    };
    expect(await adapter.transfer?.(tools, connection, request)).toEqual({ kind: "done" });
    expect(asked).toEqual([]);
    expect(adapter.transfers).toEqual({ warm: true, tellsOutcome: true });
  });

  test.each(["requested", ...TRANSFER_OUTCOMES])("may be told to be %s", async (status) => {
    const transfer = { status, to: "+14155550199" };
    const event = await eventOf({ type: "call.transfer", call_id: "pbx-1", transfer });
    expect(event.transfer).toEqual({ status, to: "+14155550199", reason: null });
  });
});
