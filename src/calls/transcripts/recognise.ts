type Json = Record<string, unknown>;

const has = (value: unknown, ...members: string[]) =>
  isObject(value) && members.some((member) => value[member] != null);
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const some = (list: unknown, test: (item: unknown) => boolean) => Array.isArray(list) && list.some(test);

/** The members that tell each form of JSON from all others, the most telling first. */
const MARKS: readonly (readonly [string, (content: Json) => boolean])[] = [
  ["deepgram", ({ results }) => has(results, "channels", "utterances")],
  ["whisper_cpp", ({ transcription }) => Array.isArray(transcription)],
  ["openai_diarized", ({ segments }) => some(segments, isDiarized)],
  ["whisper", ({ segments }) => Array.isArray(segments)],
  ["elevenlabs", (it) => it.type === "post_call_transcription" || has(it, "conversation_id")],
  ["retell", (it) => has(it, "call_type") || (has(it, "event") && has(it.call, "call_id"))],
  ["vapi", (it) => has(isObject(it.message) ? it.message : it, "artifact", "endedReason", "assistantId")],
  ["bland", (it) => has(it, "concatenated_transcript", "transcripts", "corrected_duration")],
  ["synthflow", (it) => has(it.call, "model_id") || has(it, "model_id") || has(it.response, "calls")],
  ["call2me", (it) => has(it, "call_id") && has(it, "call_status", "data")],
  ["assemblyai", (it) => has(it, "id") && has(it, "status") && has(it, "utterances", "words")],
  ["telnyx", ({ data }) => some(data, (one) => has(one, "role") && has(one, "sent_at", "created_at"))],
  ["messages", ({ messages }) => Array.isArray(messages)],
];

const isDiarized = (segment: unknown) => isObject(segment) && segment.type === "transcript.text.segment";

/** `00:01.000 -->`, in a file of captions. */
const CUE = /^[ \t]*(?:\d{1,3}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[ \t]*-->/m;

/** The format of a transcript or of a platform's call by its own marks; null where it bears none. JSON may be a string. */
export function recognise(content: unknown): string | null {
  if (Array.isArray(content)) {
    return content.length > 0 && content.every((one) => has(one, "role", "speaker")) ? "messages" : null;
  }
  if (isObject(content)) return MARKS.find(([, test]) => test(content))?.[0] ?? null;
  if (typeof content !== "string") return null;
  const text = content.replace(/^\uFEFF/, "").trimStart();
  if (/^[[{]/.test(text)) {
    const json = jsonIn(text);
    if (json !== undefined) return recognise(json);
  }
  if (/^WEBVTT\b/.test(text) || (/<v[ .]/.test(text) && CUE.test(text))) return "vtt";
  return CUE.test(text) ? "srt" : "text";
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
