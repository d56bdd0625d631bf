import { STARTING_POINTS } from "../../../../agents/starting-points/all.ts";
import {
  type ExampleCall,
  exampleCall,
  type Told,
} from "../../../../agents/starting-points/starting-point.ts";
import type { Draft } from "../form/read.ts";
import { listAt, textAt } from "../json-path.ts";
import { type CallForm, NO_CALL } from "./call-form.ts";

/** A made-up call for agents that are like no starting point: a name, an interest, a day to call back and a number. */
const EXAMPLES = {
  en: `Agent: Good morning, this is Riverside Solar. How can I help you?
Customer: Hi, my name is Nora Fielding. I saw your offer for the rooftop panels.
Agent: Lovely. Are you thinking of buying, or just looking around?
Customer: Honestly, we are very interested. Our budget is about twelve thousand dollars.
Agent: Good to know. Shall one of our engineers call you back?
Customer: Yes, please call me back tomorrow at half past two.
Agent: On which number?
Customer: On 415 555 0132. And in the evening my email is nora@example.com.
Agent: Thank you, Nora. Talk to you tomorrow.
`,
  tr: `Agent: Günaydın, Nehir Güneş Enerjisi. Size nasıl yardımcı olabilirim?
Customer: Merhaba, adım Elif Demirel. Çatı panelleri teklifinizi gördüm.
Agent: Çok güzel. Satın almayı düşünüyor musunuz, yoksa bilgi mi alıyorsunuz?
Customer: Açıkçası çok ilgileniyoruz. Bütçemiz üç yüz bin lira kadar.
Agent: Teşekkürler. Mühendislerimizden biri sizi geri arasın mı?
Customer: Evet, lütfen yarın saat on dört otuzda beni arayın.
Agent: Hangi numaradan?
Customer: 0532 555 01 32. E-posta adresim de elif@example.com.
Agent: Teşekkürler Elif Hanım. Yarın görüşmek üzere.
`,
} as const;

/** What there is to be read in it, by the names that such fields mostly have. */
const TOLD_IN_IT = [
  ...["customer_name", "interest_level", "budget", "email"],
  ...["follow_up_required", "follow_up_date", "callback_number"],
];

interface Example {
  fields: readonly string[];
  transcript: string;
  call: ExampleCall;
}

/**
 * A call to try a draft on, in its language (English where there is none in it): that of the starting point whose fields
 * it has most of. An agent keeps no note of what it began as, and may have become another.
 */
export function exampleFor(draft: Draft): CallForm {
  const language = /^tr\b/i.test(textAt(draft, "language")) ? "tr" : "en";
  const names = listAt(draft, "post_call_data_extraction").map((field) => textAt(field, "name"));
  const anyCall = {
    fields: TOLD_IN_IT,
    transcript: EXAMPLES[language],
    call: exampleCall(language, "inbound"),
  };
  const examples: Example[] = [anyCall, ...STARTING_POINTS.map((point) => exampleOf(point[language]))];
  const best = examples.reduce((one, other) =>
    likeness(names, other.fields) > likeness(names, one.fields) ? other : one,
  );
  return { ...NO_CALL, ...best.call, transcript: best.transcript };
}

const exampleOf = ({ configuration, example, call }: Told): Example => ({
  fields: (configuration.post_call_data_extraction ?? []).map(({ name }) => name),
  transcript: example
    .map(({ role, text }) => `${role === "agent" ? "Agent" : "Customer"}: ${text}\n`)
    .join(""),
  call,
});

/** From 0 to 1: the share of two lists of names that both have (Jaccard's index). */
function likeness(names: readonly string[], others: readonly string[]): number {
  const all = new Set([...names, ...others]);
  return all.size === 0 ? 0 : others.filter((name) => names.includes(name)).length / all.size;
}
