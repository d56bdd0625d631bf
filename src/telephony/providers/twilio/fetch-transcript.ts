import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import { goodJson, unfetched } from "../../answers.ts";
import type { HeardTurn } from "../../event.ts";
import type { AdapterTools, FetchedTranscript } from "../../provider.ts";
import { amount, maybe, object, text } from "../../reading/members.ts";
import { secondsToMs } from "../../reading/time.ts";
import { roleOf, type Vocabulary } from "../../reading/vocabulary.ts";
import { authorization, NAME, type Twilio, type TwilioConnection } from "./account.ts";

const API = "https://intelligence.twilio.com/v2/Transcripts";
const PAGE_SIZE = 1000;
/** More sentences than a transcript may have turns. */
const MAX_PAGES = 6;

const Sentence = z.looseObject({
  media_channel: maybe(z.coerce.string()),
  sentence_index: amount,
  /** Seconds, as text. */
  start_time: amount,
  end_time: amount,
  transcript: text,
});
type Sentence = z.infer<typeof Sentence>;

const Sentences = z.looseObject({ sentences: z.array(Sentence), meta: object({ next_page_url: text }) });

const Transcripts = z.looseObject({
  transcripts: z.array(z.looseObject({ sid: z.string().min(1), status: text })),
});

/** The first channel of a recording is the caller's or callee's; on SIP trunks it may be the other way round (`roles`). */
const ROLES: Vocabulary<Speaker> = { "1": "customer", "2": "agent" };

/** The sentences of a transcript of Conversational Intelligence, or of the one that was made of a recording. */
export const fetchTranscript: Twilio["fetchTranscript"] = async (
  tools,
  connection,
  callId,
  { source, id },
) => {
  const sid = source === "recording" ? await transcriptOf(tools, connection, id) : id;
  if (typeof sid !== "string") return sid;
  const sentences: Sentence[] = [];
  let url: string | null | undefined = `${API}/${encodeURIComponent(sid)}/Sentences?PageSize=${PAGE_SIZE}`;
  for (let page = 0; url && page < MAX_PAGES; page++) {
    const answer = await tools.http(url, { headers: authorization(connection) });
    const read = Sentences.safeParse(goodJson(answer)).data;
    if (!read) return unfetched(NAME, answer, isGone);
    sentences.push(...read.sentences);
    url = read.meta?.next_page_url;
  }
  const turns = [...sentences].sort(inOrder).flatMap((sentence) => turnOf(connection, sentence));
  return {
    kind: "events",
    events: [{ key: `transcript:${sid}`, callId, at: null, kind: "transcript", facts: {}, turns }],
  };
};

async function transcriptOf(
  tools: AdapterTools,
  connection: TwilioConnection,
  recordingSid: string,
): Promise<string | FetchedTranscript> {
  const url = `${API}?SourceSid=${encodeURIComponent(recordingSid)}`;
  const answer = await tools.http(url, { headers: authorization(connection) });
  const read = Transcripts.safeParse(goodJson(answer)).data;
  if (!read) return unfetched(NAME, answer, isGone);
  const { transcripts } = read;
  const done = transcripts.find(({ status }) => status === "completed");
  if (done) return done.sid;
  const hasFailed = transcripts.some(({ status }) => ["failed", "canceled", "error"].includes(status ?? ""));
  if (hasFailed) return { kind: "gone", detail: "Twilio could not transcribe the recording." };
  return { kind: "later", detail: "Twilio has no finished transcript of the recording yet." };
}

const isGone = (status: number) => [400, 404, 410].includes(status);

const inOrder = (a: Sentence, b: Sentence) =>
  (a.start_time ?? 0) - (b.start_time ?? 0) || (a.sentence_index ?? 0) - (b.sentence_index ?? 0);

function turnOf({ roles }: TwilioConnection, sentence: Sentence): HeardTurn[] {
  const text = sentence.transcript?.trim() ?? "";
  if (text === "") return [];
  const role = roleOf(sentence.media_channel ?? "", roles, ROLES) ?? "customer";
  const [start, end] = [secondsToMs(sentence.start_time), secondsToMs(sentence.end_time)];
  return [
    {
      role,
      text,
      ...(start === null ? {} : { start_ms: start }),
      ...(end === null ? {} : { end_ms: end }),
    },
  ];
}
