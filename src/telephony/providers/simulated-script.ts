import type { Turn } from "../../calls/turn.ts";
import type { AttemptOutcome } from "../../schedules/retry.ts";
import type { DialRequest } from "../provider.ts";
import type { Line } from "./simulated/line.ts";
import { type LiveScript, liveScript } from "./simulated/live-script.ts";
import type { CallEnded } from "./simulated/message.ts";

/**
 * How a call to a number ends on the simulated network, by its last two digits:
 * 01 busy · 02 no answer · 03 failed · 04 voicemail · anything else is answered. 20 to 29, but for 23, are played utterance
 * by utterance (`simulated/live-script.ts`); of any other only the end is told.
 */
const OUTCOME_OF_ENDING: Record<string, AttemptOutcome> = {
  "01": "busy",
  "02": "no_answer",
  "03": "failed",
  "04": "voicemail",
};

/** What goes wrong between us and the network. */
export type Fault =
  | "answer_lost"
  | "call_lost"
  | "refused"
  | "never_arrives"
  | "callback_first"
  | "callback_twice";

/**
 * What goes wrong with the dial request for a number, by its last two digits: 05 it rings and the answer is lost · 06 so is
 * the callback · 07 the network refuses · 08 the request never arrives · 09 the callback comes before the answer · 10 the
 * callback comes twice. Such calls are answered, where they ring.
 */
const FAULT_OF_ENDING: Record<string, Fault> = {
  "05": "answer_lost",
  "06": "call_lost",
  "07": "refused",
  "08": "never_arrives",
  "09": "callback_first",
  "10": "callback_twice",
};

export const faultOf = (toNumber: string): Fault | null => FAULT_OF_ENDING[toNumber.slice(-2)] ?? null;

/** An unhurried speaker: about 160 words a minute, and a breath between turns. */
const WORD_MS = 375;
const PAUSE_MS = 700;

/** How long a phone rings before nobody answered, the line was busy, or a machine took it. */
const UNANSWERED_MS = 20_000;

export type Placement = Pick<DialRequest, "toNumber" | "agent" | "dynamicVariables">;

/**
 * How a call goes that rings at `rungAt` (epoch ms). The talk takes no time on the network; `ended_at` is when it would
 * have been over.
 */
export function playCall(
  placement: Placement,
  rungAt: number,
): Pick<CallEnded, "outcome" | "end_reason" | "started_at" | "ended_at" | "turns"> {
  const outcome = OUTCOME_OF_ENDING[placement.toNumber.slice(-2)] ?? "completed";
  const turns = outcome === "completed" ? playScript(placement) : [];
  return {
    outcome,
    end_reason: outcome === "completed" ? "customer_hung_up" : outcome,
    started_at: new Date(rungAt).toISOString(),
    ended_at: new Date(rungAt + (turns.at(-1)?.end_ms ?? UNANSWERED_MS)).toISOString(),
    turns,
  };
}

/**
 * What is said when the call is answered, with times: a short follow-up in which the callee agrees and needs no further
 * call. Turkish for numbers of Turkey, else English.
 */
const playScript = (placement: Placement): Turn[] => timed(opened(ordinaryTalk(placement), placement));

/** What is said on a call that is played live; null where calls to its number are not. */
export function scriptOf(placement: Placement): LiveScript | null {
  const script = liveScript(placement.toNumber, ordinaryTalk(placement));
  return script && { ...script, lines: opened(script.lines, placement) };
}

function ordinaryTalk({ toNumber, dynamicVariables }: Placement): Line[] {
  const name = nameOf(dynamicVariables);
  return toNumber.startsWith("+90") ? turkish(name) : english(name);
}

/** With the agent's own first words, where it has some. */
function opened([first, ...rest]: readonly Line[], placement: Placement): Line[] {
  const opening = placement.agent.begin_message;
  const own: Line | undefined = opening
    ? ["agent", opening.replace(VARIABLE, (_, key) => spoken(placement, key))]
    : first;
  return own ? [own, ...rest] : rest;
}

/** A voice provider's own placeholder, as every provider of ours writes it. */
const VARIABLE = /\{\{\s*([A-Za-z_][A-Za-z0-9_.]{0,99})\s*\}\}/g;

function spoken({ dynamicVariables }: Placement, name: string): string {
  return Object.hasOwn(dynamicVariables, name) ? String(dynamicVariables[name] ?? "") : "";
}

function english(name: string | null): Line[] {
  return [
    ["agent", `Hello${name ? ` ${name}` : ""}, I am calling back as we agreed. Is now a good time?`],
    [
      "customer",
      name ? `Yes, hello, this is ${name}. Thanks for calling back.` : "Yes, hello. Thanks for calling back.",
    ],
    ["agent", "Have you had a chance to look at our offer?"],
    ["customer", "I have. I am very interested, let's go ahead with it."],
    ["agent", "Wonderful. I will send you the contract today. Do you need another call from us?"],
    ["customer", "No, that won't be necessary, I will sign it online."],
    ["agent", "Perfect. Thank you for your time, and goodbye."],
    ["customer", "Thank you, bye."],
  ];
}

function turkish(name: string | null): Line[] {
  return [
    [
      "agent",
      `Merhaba${name ? ` ${name}` : ""}, konuştuğumuz gibi sizi tekrar arıyorum. Şu an müsait misiniz?`,
    ],
    [
      "customer",
      name ? `Evet, merhaba, ben ${name}. Aradığınız için teşekkürler.` : "Evet, merhaba, müsaitim.",
    ],
    ["agent", "Teklifimizi inceleme fırsatınız oldu mu?"],
    ["customer", "Evet, inceledim. Çok ilgileniyorum, hemen başlayalım."],
    ["agent", "Harika. Sözleşmeyi bugün gönderiyorum. Sizi bir kez daha aramamız gerekiyor mu?"],
    ["customer", "Hayır, gerek yok, internetten imzalarım."],
    ["agent", "Çok teşekkür ederim, iyi günler dilerim."],
    ["customer", "Ben teşekkür ederim, iyi günler."],
  ];
}

function timed(lines: readonly Line[]): Turn[] {
  let clock = 0;
  return lines.map(([role, text]) => {
    const start = clock;
    const end = start + text.split(/\s+/).length * WORD_MS;
    clock = end + PAUSE_MS;
    return { role, text, start_ms: start, end_ms: end };
  });
}

function nameOf(variables: Record<string, unknown>): string | null {
  const name = variables.customer_name;
  return typeof name === "string" && name.trim() !== "" ? name.trim() : null;
}
