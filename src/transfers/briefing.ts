import { Filling, PLAIN_WRITER, TemplateError } from "../actions/template.ts";
import { scopeOf } from "../actions/template-scope.ts";
import type { Configuration } from "../agents/configuration.ts";
import { dataOf } from "../calls/data.ts";
import { customerNumber } from "../calls/parties.ts";
import type { Turn } from "../calls/turn.ts";
import type { FieldValue } from "../extraction/field.ts";
import type { FieldResult } from "../extraction/result.ts";
import type { CallRow } from "../store/calls.ts";
import type { TransferCallConfig } from "./config.ts";
import { neededFields } from "./decide.ts";
import type { Trigger } from "./outcome.ts";
import { cut, oneLine, plainText } from "./plain-text.ts";
import { sentencesIn } from "./sentences/table.ts";
import { spokenNumber, spokenValue } from "./spoken-values.ts";
import type { Briefing } from "./transfer.ts";

/** Half a minute of speech: the caller is waiting. */
const MAX_SPOKEN_CHARS = 600;
/** As long as the configuration's own text may be. */
const MAX_MESSAGE_CHARS = 2000;
const MAX_NAME_CHARS = 60;
const MAX_SPOKEN_REASON_CHARS = 200;
const MAX_REASON_CHARS = 500;
const MAX_TURN_CHARS = 300;
const TURNS_TOLD = 6;
const VALUES_SPOKEN = 3;

/** Fields that hold the customer's name, by what they are commonly called; not those of companies or products. */
const NAME_FIELD =
  /^(?:(?:customer|caller|client|contact|lead|patient|guest|your|musteri|hasta|kunden?|cliente|paciente)_?)?(?:(?:full_?)?name|ad|adi|isim|ad_?soyad|nombre(?:_?completo)?|nombre_?(?:del_?)?cliente)$/i;
const FIRST_NAME = /^(?:(?:customer|caller|client)_?)?(?:first_?name|given_?name|vorname)$/i;
const LAST_NAME =
  /^(?:(?:customer|caller|client)_?)?(?:last_?name|surname|family_?name|nachname|soyadi?|apellidos?)$/i;

/** A call that goes on, and what is known of it so far. */
export interface LiveFacts {
  configuration: Configuration;
  call: CallRow;
  fields: Record<string, FieldResult>;
  /** Epoch ms. */
  now: number;
  /** The action's, with its templates; null where a person gave a number. */
  config: Pick<TransferCallConfig, "briefing" | "message"> | null;
}

export interface BriefingFacts extends LiveFacts {
  turns: readonly Turn[];
  /** Why the call is handed over, as it is kept; null where nobody said. */
  reason: string | null;
  /** Who asked: a condition's explanation is not for the ear, and a caller's wish is said in the agent's language. */
  trigger?: Trigger;
}

/**
 * What the human is told before they have the call. `spoken` is the action's template filled in, else what is known in one
 * or two sentences: who, why, and the most telling values; plain text of at most 600 characters. A template that cannot be
 * filled in stops no transfer.
 */
export function writeBriefing(facts: BriefingFacts): Briefing {
  const { and } = sentencesIn(facts.configuration.language);
  const said = facts.config?.briefing === undefined ? null : fill(facts.config.briefing, facts);
  const spoken = plainText(said ?? "", and) || plainText(defaultBriefing(facts), and);
  return {
    spoken: cut(spoken, MAX_SPOKEN_CHARS),
    reason: cut(oneLine(facts.reason ?? ""), MAX_REASON_CHARS),
    customerNumber: customerNumber(facts.call),
    values: dataOf(facts.fields),
    turns: facts.turns
      .filter(({ role, text }) => (role === "agent" || role === "customer") && text.trim() !== "")
      .slice(-TURNS_TOLD)
      .map(({ role, text }) => ({ role, text: cut(oneLine(text), MAX_TURN_CHARS) })),
  };
}

/** What the caller hears first: the action's `message` filled in; null where it has none, or it comes to nothing. */
export function messageToCaller(facts: LiveFacts): string | null {
  const template = facts.config?.message;
  const said = template === undefined ? null : fill(template, facts);
  const { and } = sentencesIn(facts.configuration.language);
  return cut(plainText(said ?? "", and), MAX_MESSAGE_CHARS) || null;
}

function fill(template: string, { configuration, call, fields, now }: LiveFacts): string | null {
  const { agentVersion } = call;
  const soFar = { agentVersion, status: "running", reason: null, model: null, fields, completedAt: null };
  try {
    return new Filling(scopeOf({ call, configuration, now, analysis: soFar })).text(template, PLAIN_WRITER);
  } catch (error) {
    if (error instanceof TemplateError) return null;
    throw error;
  }
}

function defaultBriefing({ configuration, call, fields, reason, trigger }: BriefingFacts): string {
  const { language } = configuration;
  const sentences = sentencesIn(language);
  const data = dataOf(fields);
  const number = customerNumber(call);
  const why = plainText(reason ?? "", sentences.and);
  const values = tellingValues(configuration, data, number).map(
    ([name, value]) => `${name.replaceAll("_", " ")}: ${spokenValue(value, language)}`,
  );
  return [
    sentences.onTheLine(nameIn(data), number === null ? null : spokenNumber(number, language)),
    trigger === "caller" ? sentences.askedForPerson : "",
    trigger === "caller" || trigger === "condition" || why === ""
      ? ""
      : ended(sentences.reason(cut(why, MAX_SPOKEN_REASON_CHARS))),
    values.length > 0 ? sentences.known(values) : "",
  ].join(" ");
}

const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

function nameIn(data: Readonly<Record<string, FieldValue>>): string | null {
  const said = (pattern: RegExp) =>
    Object.entries(data).find(([name, value]) => pattern.test(name) && typeof value === "string")?.[1];
  const name = said(NAME_FIELD) ?? ([said(FIRST_NAME), said(LAST_NAME)].filter(Boolean).join(" ") || null);
  return name === null ? null : cut(oneLine(String(name)), MAX_NAME_CHARS);
}

/** What a transfer hangs on comes first; what is not so, or was said already, tells nothing. */
function tellingValues(
  configuration: Configuration,
  data: Readonly<Record<string, FieldValue>>,
  number: string | null,
): [string, Exclude<FieldValue, null>][] {
  const needed = neededFields(configuration).map(({ name }) => name);
  const all = configuration.post_call_data_extraction.map(({ name }) => name);
  const isName = (name: string) => [NAME_FIELD, FIRST_NAME, LAST_NAME].some((pattern) => pattern.test(name));
  return [...new Set([...needed, ...all])]
    .flatMap((name): [string, Exclude<FieldValue, null>][] => {
      const value = Object.hasOwn(data, name) ? (data[name] ?? null) : null;
      const tells = value !== null && value !== false && value !== "" && value !== number && !isName(name);
      return tells ? [[name, value]] : [];
    })
    .slice(0, VALUES_SPOKEN);
}
