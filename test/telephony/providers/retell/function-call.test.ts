import { describe, expect, test } from "vitest";
import type { HandOver, ToolResult } from "../../../../src/telephony/tool-result.ts";
import { retellCall } from "../retell.case.ts";
import { connected, only, receive, taken } from "./setting.ts";

describe("a custom function of a Retell agent", () => {
  const invocation = { role: "tool_call_invocation", tool_call_id: "tc_2", name: "book", arguments: "{}" };
  const done = [
    { role: "tool_call_invocation", tool_call_id: "tc_1", name: "book", arguments: "{}" },
    { role: "tool_call_result", tool_call_id: "tc_1", content: "full" },
  ];

  test("is a tool call, answered in words for the agent", async () => {
    const call = retellCall("119c", { transcript_with_tool_calls: [...done, invocation] });
    const { events, answer } = await taken({ name: "book", call, args: { day: "Mon" } });
    expect(events).toMatchObject([
      { kind: "tool_call", callId: "119c", tool: { id: "tc_2", name: "book", arguments: { day: "Mon" } } },
    ]);
    expect(events[0]?.tool?.handsOver).toBe(true);
    expect(answer?.contentType).toBe("application/json");
    expect(JSON.parse(answer?.body ?? "")).toEqual({ error: expect.any(String) });
  });

  test("is the same one when it is posted again, and another with other arguments", async () => {
    const posted = (args: unknown) => only({ name: "book", call: retellCall("119c"), args });
    const [first, again, other] = [
      await posted({ day: "Mon" }),
      await posted({ day: "Mon" }),
      await posted({ day: "Tue" }),
    ];
    expect(again.key).toBe(first.key);
    expect(other.key).not.toBe(first.key);
  });

  test("may have its arguments at the root, as long as it names its call", async () => {
    const event = await only({ name: "book", call: retellCall("119c"), day: "Mon" });
    expect(event.tool?.arguments).toEqual({ day: "Mon" });
    const wedding = await only({ name: "book", call: retellCall("119c"), event: "wedding" });
    expect(wedding.tool?.arguments).toEqual({ event: "wedding" });
    expect(await receive('{"day":"Mon"}')).toMatchObject({
      kind: "unreadable",
      detail: expect.stringContaining("args_at_root"),
    });
  });
});

describe("what a custom function of a Retell agent came to", () => {
  const posted = { name: "transfer_call", call: retellCall("119c"), args: {} };
  const handOver: HandOver = {
    ...{ to: "+15550003333", fromNumber: null, message: "One moment.", briefing: "Ana wants a refund." },
    transferId: "transfer_1",
  };

  async function answerTo(result: Partial<ToolResult>) {
    const { events, answerTools } = await taken(posted);
    const { id = "", name = "" } = events[0]?.tool ?? {};
    const answer = answerTools?.([
      { id, name, ok: true, text: "You are put through.", handOver: null, ...result },
    ]);
    expect(answer?.contentType).toBe("application/json");
    return answer?.body;
  }

  test("is read by the agent, done or not", async () => {
    expect(await answerTo({})).toBe('{"result":"You are put through."}');
    expect(await answerTo({ ok: false, text: "Nobody is there." })).toBe('{"error":"Nobody is there."}');
  });

  test("names the number for the agent's own transfer tool, and what to say to whom", async () => {
    expect(await answerTo({ handOver })).toBe(
      '{"result":"You are put through.","transfer_to":"+15550003333","briefing":"Ana wants a refund.",' +
        '"next":"Transfer the caller now, with your own transfer tool, to the number in transfer_to.' +
        ' First say to the caller: \\"One moment.\\" Tell the person who answers: \\"Ana wants a refund.\\""}',
    );
    expect(await answerTo({ handOver: { ...handOver, message: null, briefing: null } })).toBe(
      '{"result":"You are put through.","transfer_to":"+15550003333",' +
        '"next":"Transfer the caller now, with your own transfer tool, to the number in transfer_to."}',
    );
  });

  test("is what it was without anybody where the results are another's", async () => {
    expect(await answerTo({ id: "another" })).toBe('{"error":"This action is not available right now."}');
  });

  test("hands nobody over where the agent can be asked to", async () => {
    const connection = connected({ settings: { transfer_variable: "transfer_number" } });
    expect((await only(posted, connection)).tool).toEqual({
      ...{ id: expect.any(String), name: "transfer_call", arguments: {} },
    });
  });
});
