import { describe, expect, test } from "vitest";
import { retellCall } from "../retell.case.ts";
import { only, receive, taken } from "./setting.ts";

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
