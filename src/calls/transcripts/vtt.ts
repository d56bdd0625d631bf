import { type CueBlock, CueBlocks } from "./cues.ts";
import type { Utterance } from "./utterance.ts";

/** `<v Agent>`, `<v.loud Agent>`; bounded, so that unclosed tags cost no more than their length. */
const VOICE = /<v(?:\.[^\s<>]{0,100})?[ \t]([^<>]{0,200})>/;
const TAG = /<\/?(?:c|i|b|u|v|ruby|rt|lang)\b[^<>]{0,200}>|<[\d:.]{5,15}>/g;
const CHARACTERS: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
  "&lrm;": "\u200e",
  "&rlm;": "\u200f",
};

/** WebVTT (w3.org/TR/webvtt1): voice spans name the speaker, else labels in the text. Comments and styles are left out. */
export const Vtt = CueBlocks.transform((blocks) => blocks.flatMap(speechOf));

function speechOf({ timing, lines }: CueBlock): Utterance[] {
  if (!timing) return [];
  const [unvoiced = "", ...spans] = lines.join("\n").split(VOICE);
  const speech: Utterance[] = unvoiced
    .split("\n")
    .map((line) => ({ speaker: null, text: plain(line), ...timing }));
  for (let i = 0; i < spans.length; i += 2) {
    speech.push({ speaker: plain(spans[i] ?? ""), text: plain(spans[i + 1] ?? ""), ...timing });
  }
  return speech;
}

function plain(text: string): string {
  return text
    .replace(TAG, "")
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp|lrm|rlm);/g, (name) => CHARACTERS[name] ?? name)
    .replaceAll("\n", " ")
    .trim();
}
