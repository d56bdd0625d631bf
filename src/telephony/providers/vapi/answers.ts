import { jsonAnswer, NO_ACTION } from "../../callback-answer.ts";
import { voiceAgentOf } from "../../connection.ts";
import type { ToldToolCall } from "../../event.ts";
import type { CallbackAnswer } from "../../provider.ts";
import type { VapiConnection } from "./account.ts";

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
    case "transfer-destination-request":
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

/** Who takes an incoming call: the setting, else the assistant of the connection's own agent, else the first of the map. */
function assistantFor({
  settings,
  ...connection
}: Pick<VapiConnection, "settings" | "agents" | "agentId">): string | undefined {
  return (
    settings.assistant_id ?? voiceAgentOf(connection, connection.agentId) ?? Object.keys(connection.agents)[0]
  );
}
