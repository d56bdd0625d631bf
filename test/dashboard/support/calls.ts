import { expect } from "vitest";
import { EXAMPLE_AGENT, EXAMPLE_CALL } from "../../support/example.ts";
import type { Visitor } from "./browser.ts";

/** The queue gathers a batch for a second before it delivers. */
export const PATIENCE = { timeout: 20_000, interval: 50 };

/** An analysed call of the visitor's workspace. */
export async function makeCall(
  visitor: Visitor,
  transcript: unknown = EXAMPLE_CALL.transcript,
  /** When "Lead to CRM" runs; left out, as in the example. */
  condition?: object,
  endReason?: string,
): Promise<string> {
  const { client } = visitor;
  const actions = EXAMPLE_AGENT.post_call_actions.map((action) =>
    condition && action.name === "Lead to CRM" ? { ...action, condition } : action,
  );
  const agent = await client.send("POST", "/v1/agents", { ...EXAMPLE_AGENT, post_call_actions: actions });
  const { body } = await client.send("POST", "/v1/calls", {
    ...EXAMPLE_CALL,
    agent_id: agent.body.agent_id,
    provider_call_id: crypto.randomUUID(),
    recording_url: "https://media.example/recording.mp3",
    transcript,
    ...(endReason === undefined ? {} : { end_reason: endReason }),
  });
  const callId = String(body.call_id);
  await expect
    .poll(
      async () =>
        (await client.send<{ analysis: { status: string } }>("GET", `/v1/calls/${callId}`)).body.analysis
          .status,
      PATIENCE,
    )
    .toBe("completed");
  return callId;
}
