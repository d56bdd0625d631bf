import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import { goodJson, unfetched } from "../../answers.ts";
import type { Roles } from "../../connection.ts";
import type { HeardTurn } from "../../event.ts";
import { number, object, text, time } from "../../reading/members.ts";
import { readInstant } from "../../reading/time.ts";
import { roleOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { API, authorization, NAME, type Telnyx } from "./account.ts";

const Message = z.looseObject({ role: text, text, sent_at: time, created_at: time });
const Page = z.looseObject({ data: z.array(z.unknown()), meta: object({ total_pages: number }) });

const ROLES: Vocabulary<Speaker> = { user: "customer", assistant: "agent", tool: "tool" };

/** Far more than a call of four hours, the longest there is, fills. */
const MAX_PAGES = 40;

/**
 * All messages of an assistant's conversation as turns (Telnyx AI, List conversation messages); a message that has no words
 * (it calls a tool) is no turn.
 */
export const fetchTranscript: Telnyx["fetchTranscript"] = async ({ http }, connection, callId, ref) => {
  if (ref.source !== "conversation") return { kind: "gone", detail: `Telnyx has no ${ref.source}.` };
  const url = `${API}/ai/conversations/${encodeURIComponent(ref.id)}/messages`;
  const messages: unknown[] = [];
  for (let page = 1, pages = 1; page <= pages && page <= MAX_PAGES; page += 1) {
    const answer = await http(`${url}?page[number]=${page}`, { headers: authorization(connection) });
    const json = goodJson(answer);
    if (json === undefined) return unfetched(NAME, answer, isGone);
    const read = Page.safeParse(json).data;
    if (!read) return { kind: "later", detail: "Telnyx answered without a list of messages." };
    messages.push(...read.data);
    pages = read.meta?.total_pages ?? 1;
  }
  const turns = turnsOf(messages, connection.roles);
  if (turns.length === 0) return { kind: "later", detail: "Telnyx has no messages of the conversation yet." };
  const times = turns.flatMap(({ at }) => at ?? []);
  const at = times.length === 0 ? null : Math.max(...times);
  const key = `conversation:${ref.id}`;
  return { kind: "events", events: [{ key, callId, at, kind: "transcript", facts: {}, turns }] };
};

/** A conversation may show up a little after its end is told, so a 404 is not the last word. */
const isGone = (status: number) => status >= 300 && status < 500 && ![404, 408, 429].includes(status);

/** In the order in which the person heard them, where every message has a time; else as they are listed. */
function turnsOf(messages: readonly unknown[], roles: Roles): HeardTurn[] {
  const turns = messages.flatMap((message): HeardTurn[] => {
    const { role, text: words, sent_at, created_at } = Message.safeParse(message).data ?? {};
    const speaker = roleOf(role ?? "", roles, ROLES);
    const spoken = words?.trim();
    const at = readInstant(sent_at, { zone: "utc" }) ?? readInstant(created_at, { zone: "utc" });
    return speaker && spoken ? [{ role: speaker, text: spoken, ...(at === null ? {} : { at }) }] : [];
  });
  if (turns.some(({ at }) => at === undefined)) return turns;
  return turns.sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
}
