import type { Conversation } from "../conversations/conversation.ts";
import type { ExtractionModel } from "../extraction/model.ts";
import { offline } from "../extraction/models/offline.ts";
import type { Database } from "../store/database.ts";
import { hasListeners } from "../store/listeners.ts";
import type { ProviderCallKey } from "../store/provider-calls.ts";
import { listTransfers } from "../store/transfers.ts";
import { viewTransfer } from "../transfers/view.ts";
import type { Loaded } from "./live-call-state.ts";

export interface LoadTools {
  db: Database;
  models: readonly ExtractionModel[];
  findConversation: (key: ProviderCallKey) => Promise<Conversation | null>;
}

/** All that the rows say of a call that goes on; null where it was closed, or is nobody's. */
export async function loadCall(
  tools: LoadTools,
  key: ProviderCallKey,
): Promise<Omit<Loaded, "modelUse" | "news"> | null> {
  const conversation = await tools.findConversation(key);
  if (!conversation || conversation.found.call.status === "closed") return null;
  const { found, call, agent } = conversation;
  const { workspaceId, id, agentId } = call;
  const [transfers, isListenedTo] = await Promise.all([
    listTransfers(tools.db, workspaceId, id),
    hasListeners(tools.db, { workspaceId, agentId, type: "call.transcript" }),
  ]);
  return {
    ...{ call, configuration: agent.configuration, events: found.events, toldAt: found.toldAt },
    ...{ transfers: transfers.map(viewTransfer), isListenedTo },
    hasModel: remoteModels(tools).length > 0,
  };
}

/** The models that know more than the offline reader, which is asked first. */
export const remoteModels = ({ models }: Pick<LoadTools, "models">) =>
  models.filter(({ id }) => id !== offline.id);
