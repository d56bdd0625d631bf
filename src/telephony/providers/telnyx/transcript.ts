import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import { reasonIn } from "../../answers.ts";
import type { Connection } from "../../connection.ts";
import type { CallEvent, HeardTurn, TranscriptRef } from "../../event.ts";
import type { ProviderHttp } from "../../http.ts";
import type { FetchedTranscript } from "../../provider.ts";
import { epochOf } from "./message.ts";

const text = z.string().nullish().catch(null);
const Message = z.looseObject({ role: text, text, sent_at: text, created_at: text });
const Page = z.looseObject({
  data: z.array(z.unknown()),
  meta: z
    .looseObject({ total_pages: z.number().nullish().catch(null) })
    .nullish()
    .catch(null),
});

const SPEAKER: Readonly<Record<string, Speaker>> = { user: "customer", assistant: "agent", tool: "tool" };

/** Far more than a call of four hours, the longest there is, fills. */
const MAX_PAGES = 40;

/**
 * All messages of an assistant's conversation as turns (Telnyx AI, List conversation messages). `url` is the list's; a
 * message that has no words (it calls a tool) is no turn.
 */
export async function fetchConversation(
  http: ProviderHttp,
  { url, headers }: { url: string; headers: Record<string, string> },
  callId: string,
  ref: TranscriptRef,
  roles: Connection["roles"],
): Promise<FetchedTranscript> {
  const messages: unknown[] = [];
  for (let page = 1, pages = 1; page <= pages && page <= MAX_PAGES; page += 1) {
    const answer = await http(`${url}?page[number]=${page}`, { headers });
    if (answer.kind === "not_asked") return { kind: "gone", detail: answer.detail };
    if (answer.kind === "no_answer") return { kind: "later", detail: `Telnyx: ${answer.detail}` };
    if (answer.status < 200 || answer.status >= 300) {
      return { kind: isGone(answer.status) ? "gone" : "later", detail: reasonIn("Telnyx", answer) };
    }
    const read = Page.safeParse(answer.json);
    if (!read.success) return { kind: "later", detail: "Telnyx answered without a list of messages." };
    messages.push(...read.data.data);
    pages = read.data.meta?.total_pages ?? 1;
  }
  const turns = turnsOf(messages, roles);
  if (turns.length === 0) return { kind: "later", detail: "Telnyx has no messages of the conversation yet." };
  const event: CallEvent = {
    key: `conversation:${ref.id}`,
    callId,
    at: turns.reduce<number | null>((latest, { at }) => (at && at > (latest ?? 0) ? at : latest), null),
    kind: "transcript",
    facts: {},
    turns,
  };
  return { kind: "events", events: [event] };
}

/** A conversation may show up a little after its end is told, so a 404 is not the last word. */
const isGone = (status: number) => status >= 300 && status < 500 && ![404, 408, 429].includes(status);

/** In the order in which the person heard them, where every message has a time; else as they are listed. */
function turnsOf(messages: readonly unknown[], roles: Connection["roles"]): HeardTurn[] {
  const turns = messages.flatMap((message): HeardTurn[] => {
    const { role, text: words, sent_at, created_at } = Message.safeParse(message).data ?? {};
    const speaker = role ? (roles[role] ?? SPEAKER[role]) : undefined;
    const spoken = words?.trim();
    const at = epochOf(sent_at) ?? epochOf(created_at);
    return speaker && spoken ? [{ role: speaker, text: spoken, ...(at === null ? {} : { at }) }] : [];
  });
  if (turns.some(({ at }) => at === undefined)) return turns;
  return turns.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
