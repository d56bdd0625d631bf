import { expect, it } from "vitest";
import type { FieldResult } from "../../src/extraction/result.ts";
import { transferLive } from "../../src/transfers/by-live-call.ts";
import { liveCallSetting } from "./setting.ts";

it("tells the human who is calling and what was said, also what no condition asks for", async () => {
  const setting = await liveCallSetting("twilio", {
    language: "en-US",
    post_call_data_extraction: [
      { name: "customer_name", type: "string", description: "Customer full name" },
      { name: "wants_to_cancel", type: "boolean", description: "Whether the customer wants to cancel" },
    ],
    post_call_actions: [
      {
        ...{ type: "transfer_call", name: "Desk" },
        condition: { field: "wants_to_cancel", operator: "==", value: true },
        config: { to_number: "+908507654321", message: "One moment, {{ customer_name }}." },
      },
    ],
  });
  const text = "My name is Jane Roe and I want to cancel.";
  await setting.tell({ key: "turn", kind: "turn", turns: [{ role: "customer", text }] });
  const decision = {
    action: "Desk",
    trigger: "condition",
    met: true,
    explanation: "It is so.",
    trace: null,
  } as const;
  const decided: Record<string, FieldResult> = { wants_to_cancel: { value: true, status: "inferred" } };
  const row = await transferLive(setting.tools, await setting.conversation(), decision, decided);
  expect(row?.message).toBe("One moment, Jane Roe.");
  expect(row?.briefing?.values).toEqual({ customer_name: "Jane Roe", wants_to_cancel: true });
  expect(row?.briefing?.spoken).toContain("Jane Roe");
});
