import * as z from "zod";
import type { Speaker } from "../../../calls/turn.ts";
import { reasonIn } from "../../answers.ts";
import type { HeardTurn, TranscriptRef } from "../../event.ts";
import type { HttpAnswer } from "../../http.ts";
import type { AdapterTools, FetchedTranscript } from "../../provider.ts";
import type { TwilioConnection } from "./account.ts";
import { authorization } from "./authorization.ts";

const API = "https://intelligence.twilio.com/v2/Transcripts";
const PAGE_SIZE = 1000;
/** More sentences than a transcript may have turns. */
const MAX_PAGES = 6;

const seconds = z.coerce.number().min(0).nullish().catch(null);
const Sentences = z.looseObject({
  sentences: z.array(
    z.looseObject({
      media_channel: z.coerce.string().nullish().catch(null),
      sentence_index: z.coerce.number().nullish().catch(null),
      start_time: seconds,
      end_time: seconds,
      transcript: z.string().nullish().catch(null),
    }),
  ),
  meta: z
    .looseObject({ next_page_url: z.string().nullish().catch(null) })
    .nullish()
    .catch(null),
});
type Sentence = z.infer<typeof Sentences>["sentences"][number];

const Transcripts = z.looseObject({
  transcripts: z.array(z.looseObject({ sid: z.string().min(1), status: z.string().nullish().catch(null) })),
});

/** The first channel of a recording is the caller's or callee's; on SIP trunks it may be the other way round (`roles`). */
const SPEAKERS: Readonly<Record<string, Speaker>> = { "1": "customer", "2": "agent" };

/** The sentences of a transcript of Conversational Intelligence, or of the one that was made of a recording. */
export async function fetchTranscript(
  tools: AdapterTools,
  connection: TwilioConnection,
  callId: string,
  { source, id }: TranscriptRef,
): Promise<FetchedTranscript> {
  const sid = source === "recording" ? await transcriptOf(tools, connection, id) : id;
  if (typeof sid !== "string") return sid;
  const sentences: Sentence[] = [];
  let url: string | null | undefined = `${API}/${encodeURIComponent(sid)}/Sentences?PageSize=${PAGE_SIZE}`;
  for (let page = 0; url && page < MAX_PAGES; page++) {
    const answer = await tools.http(url, { headers: authorization(connection) });
    const read = Sentences.safeParse(answer.kind === "answered" ? answer.json : null);
    if (!isGood(answer) || !read.success) return without(answer);
    sentences.push(...read.data.sentences);
    url = read.data.meta?.next_page_url;
  }
  const turns = [...sentences].sort(inOrder).flatMap((sentence) => turnOf(connection, sentence));
  return {
    kind: "events",
    events: [{ key: `transcript:${sid}`, callId, at: null, kind: "transcript", facts: {}, turns }],
  };
}

async function transcriptOf(
  tools: AdapterTools,
  connection: TwilioConnection,
  recordingSid: string,
): Promise<string | FetchedTranscript> {
  const url = `${API}?SourceSid=${encodeURIComponent(recordingSid)}`;
  const answer = await tools.http(url, { headers: authorization(connection) });
  const read = Transcripts.safeParse(answer.kind === "answered" ? answer.json : null);
  if (!isGood(answer) || !read.success) return without(answer);
  const { transcripts } = read.data;
  const done = transcripts.find(({ status }) => status === "completed");
  if (done) return done.sid;
  const hasFailed = transcripts.some(({ status }) => ["failed", "canceled", "error"].includes(status ?? ""));
  if (hasFailed) return { kind: "gone", detail: "Twilio could not transcribe the recording." };
  return { kind: "later", detail: "Twilio has no finished transcript of the recording yet." };
}

const isGood = (answer: HttpAnswer) => answer.kind === "answered" && answer.status < 300;

function without(answer: HttpAnswer): FetchedTranscript {
  if (answer.kind !== "answered") {
    return { kind: answer.kind === "not_asked" ? "gone" : "later", detail: `Twilio: ${answer.detail}` };
  }
  const isGone = [400, 404, 410].includes(answer.status);
  return { kind: isGone ? "gone" : "later", detail: reasonIn("Twilio", answer) };
}

const inOrder = (a: Sentence, b: Sentence) =>
  (a.start_time ?? 0) - (b.start_time ?? 0) || (a.sentence_index ?? 0) - (b.sentence_index ?? 0);

function turnOf(
  { roles }: TwilioConnection,
  { media_channel, transcript, start_time, end_time }: Sentence,
): HeardTurn[] {
  const text = transcript?.trim() ?? "";
  if (text === "") return [];
  const channel = media_channel ?? "";
  const own = Object.hasOwn(roles, channel) ? roles[channel] : undefined;
  const role = own ?? (Object.hasOwn(SPEAKERS, channel) ? SPEAKERS[channel] : undefined) ?? "customer";
  return [
    {
      role,
      text,
      ...(start_time == null ? {} : { start_ms: Math.round(start_time * 1000) }),
      ...(end_time == null ? {} : { end_ms: Math.round(end_time * 1000) }),
    },
  ];
}
