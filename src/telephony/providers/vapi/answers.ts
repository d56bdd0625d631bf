import { jsonAnswer, NO_ACTION } from "../../callback-answer.ts";
import { voiceAgentOf } from "../../connection.ts";
import type { ToldToolCall } from "../../event.ts";
import type { CallbackAnswer } from "../../provider.ts";
import type { HandOver, ToolResult } from "../../tool-result.ts";
import type { VapiConnection } from "./account.ts";
import { destinationTo, SAY_NOTHING } from "./destination.ts";
import { DESTINATION_REQUEST } from "./tool-calls.ts";

/** Spoken to the caller as it stands. */
const NO_ASSISTANT = "Sorry, nobody can take this call right now. Please try again later.";

/** Requests that Vapi waits for (server events): without an answer in its form the call stalls. */
export function answerTo(
  type: string,
  tools: readonly ToldToolCall[],
  connection: Pick<VapiConnection, "settings" | "agents" | "agentId">,
): CallbackAnswer | null {
  switch (type) {
    case "tool-calls": {
      const results = tools.map(({ id, name }) => ({ toolCallId: id, name, error: NO_ACTION }));
      return jsonAnswer({ results });
    }
    case "function-call":
      return jsonAnswer({ result: NO_ACTION });
    case DESTINATION_REQUEST:
    case "handoff-destination-request":
      return jsonAnswer({ error: "There is nobody to transfer this call to right now." });
    case "assistant-request": {
      const assistantId = assistantFor(connection);
      return jsonAnswer(assistantId ? { assistantId } : { error: NO_ASSISTANT });
    }
    case "knowledge-base-request":
      return jsonAnswer({ documents: [] });
    default:
      return null;
  }
}

/**
 * The same where the tools came to something (Vapi, ServerMessageResponseToolCalls and
 * ServerMessageResponseTransferDestinationRequest). A tool without a result is refused like one that nobody handles.
 */
export function answerWith(
  type: string,
  tools: readonly ToldToolCall[],
  results: readonly ToolResult[],
): CallbackAnswer {
  const answers = tools.map(({ id, name }) => {
    const { ok = false, text = NO_ACTION, handOver = null } = results.find((one) => one.id === id) ?? {};
    return { id, name, ok, text: oneLine(text), handOver };
  });
  const [first] = answers;
  const text = first?.text ?? NO_ACTION;
  if (type === DESTINATION_REQUEST) {
    return jsonAnswer(
      first?.handOver ? { destination: answeredDestination(first.handOver) } : { error: text },
    );
  }
  if (type === "function-call") return jsonAnswer({ result: text });
  return jsonAnswer({
    results: answers.map(({ id, name, ok, text }) => ({
      ...{ toolCallId: id, name },
      ...(ok ? { result: text } : { error: text }),
    })),
  });
}

const answeredDestination = (handOver: HandOver) => ({
  ...destinationTo(handOver),
  message: handOver.message ?? SAY_NOTHING,
});

/** Vapi cannot read a result that has a line break. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** Who takes an incoming call: the setting, else the assistant of the connection's own agent, else the first of the map. */
function assistantFor({
  settings,
  ...connection
}: Pick<VapiConnection, "settings" | "agents" | "agentId">): string | undefined {
  return (
    settings.assistant_id ?? voiceAgentOf(connection, connection.agentId) ?? Object.keys(connection.agents)[0]
  );
}
