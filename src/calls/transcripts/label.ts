/** The head of a line up to its colon, and what is said after it. */
export interface Label {
  name: string;
  text: string;
  start_ms?: number;
}

/** A label's colon stands within these characters: longer is no name, and no error says it back. */
const LABEL_LENGTH = 100;

/**
 * What may stand before a name: bullets, emphasis, a time (`[00:12]`, `00:01:12 -`). It matches every line, so never
 * retries.
 */
const LEAD =
  /^[\s\p{Cf}>•-]*([*_]*)(?:[[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,]\d{1,3})?[\])]?[\s-]*)?([*_]*)/u;

/**
 * `Agent: …`, `[00:12] Agent: …`, `00:01:12 - Agent (Jane): …`, `**Agent:** …`; null where no name and colon lead the
 * line.
 */
export function readLabel(line: string): Label | null {
  const lead = LEAD.exec(line);
  const rest = line.slice(lead?.[0].length ?? 0);
  const colon = rest.slice(0, LABEL_LENGTH).search(/[:：]/);
  if (colon < 1) return null;
  const emphasis = lead?.[1] || lead?.[5] || "";
  const name = withoutEnd(rest.slice(0, colon).trim(), emphasis)
    .replace(/\([^()]*\)$/, "")
    .replace(/\p{Cf}/gu, "")
    .trim();
  const text = rest.slice(colon + 1);
  return {
    name,
    text: text.startsWith(emphasis) ? text.slice(emphasis.length) : text,
    ...clock(lead?.[2], lead?.[3], lead?.[4]),
  };
}

/** `Speaker 1`, `SPEAKER_00`, `Channel B`: a machine's name for somebody, never the start of a sentence. */
export function isNumberedSpeaker(name: string): boolean {
  return /^(?:speaker|spk|channel|participant|person|voice|konuşmacı|sprecher|hablante)[\s_#-]*(?:\d{1,3}|\p{L})$/iu.test(
    name,
  );
}

/** One to three capitalised words: `Jane Roe`, but also `Phone` in a list that is read out. */
export function isNameLike(name: string): boolean {
  return /^[\p{Lu}\p{Lo}][\p{L}\p{M}.'’]*(?: [\p{Lu}\p{Lo}][\p{L}\p{M}.'’]*){0,2}$/u.test(name);
}

function withoutEnd(text: string, end: string): string {
  return end !== "" && text.endsWith(end) ? text.slice(0, -end.length).trim() : text;
}

function clock(hours = "0", minutes?: string, seconds?: string): { start_ms?: number } {
  if (minutes === undefined) return {};
  return { start_ms: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}
