/** Whom whoever reads an answer hands the caller to. */
export interface HandOver {
  /** E.164 or a SIP URI, passed by the gate. */
  to: string;
  /** Our own number, as the human sees it; null: the provider's choice. */
  fromNumber: string | null;
  /** Said to the caller first; null for nothing. */
  message: string | null;
  /** Said to the human before they are connected; null: a cold transfer. */
  briefing: string | null;
  transferId: string;
}

/** What a tool of the voice agent's came to; each provider has its own form for it. */
export interface ToolResult {
  /** The tool call's. */
  id: string;
  name: string;
  /** Whether something was done; else `text` says why not. */
  ok: boolean;
  /** Read by the voice agent, and told to the caller in its own words. One line. */
  text: string;
  /** Where the tool call `handsOver`; null: nobody is to be handed over by the answer. */
  handOver: HandOver | null;
}

/** What a tool call came to, in the form of a generic connection's answer: `transfer` is what its sender is to do now. */
export function viewToolResult({ id, ok, text, handOver }: ToolResult) {
  return {
    ...{ tool_call_id: id, ok, result: text },
    transfer: handOver && {
      transfer_id: handOver.transferId,
      to: handOver.to,
      from_number: handOver.fromNumber,
      message: handOver.message,
      briefing: handOver.briefing,
    },
  };
}
