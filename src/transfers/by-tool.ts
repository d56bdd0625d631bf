import { type Conversation, findConversation } from "../conversations/conversation.ts";
import type { Source } from "../conversations/take-in.ts";
import { keyOf } from "../store/provider-calls.ts";
import type { TransferRow } from "../store/transfers.ts";
import { NO_ACTION } from "../telephony/callback-answer.ts";
import type { CallEvent, ToldToolCall } from "../telephony/event.ts";
import type { HandOver, ToolResult } from "../telephony/tool-result.ts";
import { within } from "../time/within.ts";
import { askForTransfer, type Wish } from "./ask.ts";
import { spokenBriefing } from "./ask-provider.ts";
import { ourNumber } from "./gate.ts";
import { performTransfer } from "./perform.ts";
import { alreadyHandingOver, handingOver, nobodyThere } from "./sentences/sentences.ts";
import { reasonOf, transferTool } from "./tool-names.ts";
import type { TransferTools } from "./tools.ts";

/** How long a voice agent's answer waits for what the provider says; Telnyx gives up after two seconds. */
const ANSWER_AFTER_MS = 1_200;

/**
 * Does what the voice agent's own tool calls ask for, and answers each. A call that comes again is answered alike and does
 * nothing twice. `later` keeps the request to the provider alive beyond the answer.
 */
export async function handleTools(
  tools: TransferTools,
  source: Source,
  events: readonly CallEvent[],
  later: (work: Promise<unknown>) => void,
): Promise<ToolResult[]> {
  const results: ToolResult[] = [];
  for (const { callId, tool } of events) {
    if (!tool) continue;
    const conversation = await findConversation(tools, keyOf({ ...source, providerCallId: callId }));
    const goesOn = conversation !== null && !conversation.assembled.isOver;
    results.push(goesOn ? await handle(tools, conversation, tool, later) : nothing(tool));
  }
  return results;
}

const nothing = ({ id, name }: ToldToolCall): ToolResult => ({
  ...{ id, name, ok: false, text: NO_ACTION, handOver: null },
});

async function handle(
  tools: TransferTools,
  conversation: Conversation,
  tool: ToldToolCall,
  later: (work: Promise<unknown>) => void,
): Promise<ToolResult> {
  const { agent } = conversation;
  const meant = transferTool(tool, agent.configuration);
  if (!meant) return nothing(tool);
  const reason = reasonOf(tool);
  const wish: Wish = {
    trigger: "tool",
    triggerKey: `tool:${tool.id}`,
    requestedBy: tool.name,
    reason: reason ?? "",
    explanation: `The voice agent called ${tool.name}${reason === null ? "" : `: ${reason}`}.`,
    ...{ action: meant.action, target: meant.target },
  };
  const { row } = await askForTransfer(tools, conversation, wish);
  if (!row) return answer(tool, true, alreadyHandingOver(agent.configuration.language));
  if (tool.handsOver) return handOverByAnswer(tools, conversation, row, tool);
  const performed = performTransfer(tools, row, conversation);
  later(performed);
  return said(tool, (await within(ANSWER_AFTER_MS, performed)) ?? row, conversation, null);
}

/** The answer says whom to dial: whoever reads it hands the caller over. */
async function handOverByAnswer(
  tools: TransferTools,
  conversation: Conversation,
  asked: TransferRow,
  tool: ToldToolCall,
): Promise<ToolResult> {
  const row = await performTransfer(tools, asked, conversation, async () => ({ kind: "done" }));
  const stands = row.status !== "ended" && row.status !== "requested";
  return said(tool, row, conversation, stands ? handOver(row, conversation) : null);
}

const handOver = (row: TransferRow, { call }: Conversation): HandOver => ({
  to: row.toNumber,
  fromNumber: ourNumber(call),
  message: row.message,
  briefing: spokenBriefing(row),
  transferId: row.id,
});

function said(
  tool: ToldToolCall,
  row: TransferRow,
  { agent, call }: Conversation,
  handOver: HandOver | null,
): ToolResult {
  const { language } = agent.configuration;
  if (row.status !== "ended" || row.outcome === "connected") {
    const name = row.targets[row.position]?.name ?? null;
    return { ...answer(tool, true, handingOver(name, language)), handOver };
  }
  const timezone = call.timezone ?? agent.configuration.timezone;
  return answer(tool, false, nobodyThere(row, { language, timezone }));
}

const answer = ({ id, name }: ToldToolCall, ok: boolean, text: string): ToolResult => ({
  ...{ id, name, ok, text, handOver: null },
});
