import type { Clock } from "../id.ts";
import type { CallRow } from "../store/calls.ts";
import type { Database } from "../store/database.ts";
import { saveAnnouncements } from "../store/listeners.ts";
import { sha256 } from "../telephony/signatures/hmac.ts";
import { announceByAgent, type RequestDeliveries } from "../webhooks/announce.ts";
import { callTranscript } from "../webhooks/events/call.ts";
import type { Utterance } from "./utterances.ts";

/** Enough that no two utterances of one call are named alike. */
const NAME_CHARS = 16;

/** Tells of finished utterances, each once: its event's id follows from its name. */
export async function announceUtterances(
  tools: { db: Database; clock: Clock; requestFollowUp: RequestDeliveries },
  call: Pick<CallRow, "workspaceId" | "id" | "agentId">,
  utterances: readonly (Utterance & { notedAt: number })[],
): Promise<void> {
  const announcements = await Promise.all(
    utterances.map(async ({ name, number, turn, saidAt, notedAt }) => {
      const hash = (await sha256(name, "hex")).slice(0, NAME_CHARS);
      const times = { at: saidAt ?? notedAt, notedAt };
      const happening = callTranscript(call, { name: hash, number, turn }, times);
      return announceByAgent(tools, call.workspaceId, happening);
    }),
  );
  const deliveries = await saveAnnouncements(tools.db, call.workspaceId, announcements);
  await tools.requestFollowUp({ runs: [], deliveries });
}
