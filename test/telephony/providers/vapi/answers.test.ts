import { describe, expect, test } from "vitest";
import type { Connection } from "../../../../src/telephony/connection.ts";
import type { Message } from "../provider-case.ts";
import { vapiMessage } from "../vapi.case.ts";
import { connected, taken } from "./setting.ts";

describe("a request of Vapi's gets its answer", () => {
  const answerOf = async (message: Message, change: Partial<Connection> = {}) => {
    const { answer, events } = await taken(message, connected(change));
    expect(answer?.contentType).toBe("application/json");
    return { said: JSON.parse(answer?.body ?? "null"), events };
  };

  test("one result for each tool call, in each shape", async () => {
    const toolCallList = [
      { id: "tc_1", type: "function", function: { name: "transfer_call", arguments: '{"to":"desk"}' } },
      { id: "tc_2", name: "book", parameters: { day: "Mon" } },
      { id: "tc_3", type: "function", function: { name: "odd", arguments: "{" } },
    ];
    const { said, events } = await answerOf(vapiMessage("tool-calls", "7420", 0, { toolCallList }));
    expect(said.results).toEqual([
      { toolCallId: "tc_1", name: "transfer_call", error: expect.any(String) },
      { toolCallId: "tc_2", name: "book", error: expect.any(String) },
      { toolCallId: "tc_3", name: "odd", error: expect.any(String) },
    ]);
    expect(events.map(({ kind, tool }) => [kind, tool])).toEqual([
      ["tool_call", { id: "tc_1", name: "transfer_call", arguments: { to: "desk" } }],
      ["tool_call", { id: "tc_2", name: "book", arguments: { day: "Mon" } }],
      ["tool_call", { id: "tc_3", name: "odd", arguments: {} }],
    ]);
    expect(new Set(events.map(({ key }) => key)).size).toBe(3);
  });

  test("where the tool stands beside its call, and for a function call of old", async () => {
    const toolWithToolCallList = [{ name: "book", toolCall: { id: "tc_1", parameters: { day: "Mon" } } }];
    const listed = await answerOf(vapiMessage("tool-calls", "7420", 0, { toolWithToolCallList }));
    expect(listed.events[0]?.tool).toEqual({ id: "tc_1", name: "book", arguments: { day: "Mon" } });
    const functionCall = { name: "book", parameters: { day: "Mon" } };
    const old = await answerOf(vapiMessage("function-call", "7420", 0, { functionCall }));
    expect(old.said).toEqual({ result: expect.any(String) });
    expect(old.events[0]?.tool).toMatchObject({ name: "book", arguments: { day: "Mon" } });
  });

  test("that nobody is there to transfer to", async () => {
    const { said } = await answerOf(vapiMessage("transfer-destination-request", "7420", 0));
    expect(said).toEqual({ error: expect.any(String) });
    const handoff = await answerOf(vapiMessage("handoff-destination-request", "7420", 0));
    expect(handoff.said).toEqual({ error: expect.any(String) });
  });

  test("an assistant of the connection, else a word to the caller", async () => {
    const asked = vapiMessage("assistant-request", "7420", 0);
    const agents = { asst_other: "agent_2", asst_own: "agent_1" };
    const settings = { assistant_id: "asst_set" };
    expect((await answerOf(asked, { settings, agents })).said).toEqual({ assistantId: "asst_set" });
    expect((await answerOf(asked, { agents })).said).toEqual({ assistantId: "asst_own" });
    expect((await answerOf(asked, { agents, agentId: "agent_9" })).said).toEqual({
      assistantId: "asst_other",
    });
    expect((await answerOf(asked)).said).toEqual({ error: expect.any(String) });
    const bare = { body: '{"message":{"type":"assistant-request"}}', contentType: "application/json" };
    expect((await answerOf(bare, { agents })).said).toEqual({ assistantId: "asst_own" });
  });

  test("no documents", async () => {
    const { said, events } = await answerOf(vapiMessage("knowledge-base-request", "7420", 0));
    expect([said, events]).toEqual([{ documents: [] }, []]);
  });
});
