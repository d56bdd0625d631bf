import { bold, dim, green, red } from "../../terminal.ts";
import { summarise } from "../summary.ts";
import type { Arrival } from "./deliver.ts";
import type { Played, Told } from "./play.ts";

const MAX_ANSWER_CHARS = 110;
const MAX_URL_CHARS = 120;

/** One provider's story for a reader: what came in, in which order, and what was made of it. */
export function tell(played: Played): string {
  const { provider, first, second, instead, receipts } = played;
  return [
    `${bold(provider.name)}  ${dim(new URL(played.intakeUrl).pathname)}`,
    ...cameIn(first, provider.signedBy),
    ...asked(played.requests.filter(isAbout(first, played))),
    ...madeOf(first, played),
    ...dialled(played),
    ...(second
      ? [
          ...cameIn(second, provider.signedBy),
          ...asked(played.requests.filter(isAbout(second, played))),
          ...madeOf(second, played),
        ]
      : []),
    ...(instead ? [`  ${dim(`It ends here: ${instead}`)}`] : []),
    `  ${dim(`${receipts.length} webhooks received, each signature verified`)}`,
    "",
  ].join("\n");
}

function dialled({ requests }: Played): string[] {
  const dials = requests.filter(({ isDial }) => isDial);
  return dials.length === 0 ? [] : [`  ${bold("dialled")}`, ...asked(dials)];
}

function cameIn({ played: { customer, own, direction }, arrivals }: Told, signedBy: string): string[] {
  const who = direction === "inbound" ? `${customer} rings ${own}` : `${own} rings ${customer}`;
  return [
    `  ${bold("came in")}  ${dim(`${who}; signed by ${signedBy}`)}`,
    ...grouped(arrivals).map(({ label, note, status, answer }) => {
      const mark = status === 200 ? green("✓") : red(`✗ ${status}`);
      const noted = note ? `  ${note}` : "";
      return `    ${mark} ${label}${noted}${answer ? dim(`  ← ${shorten(answer, MAX_ANSWER_CHARS)}`) : ""}`;
    }),
  ];
}

/** Messages of one kind in a row are one line. */
function grouped(arrivals: readonly Arrival[]): (Omit<Arrival, "name"> & { label: string })[] {
  const lines: (Arrival & { count: number })[] = [];
  for (const arrival of arrivals) {
    const last = lines.at(-1);
    const isLike =
      last &&
      kindOf(last) === kindOf(arrival) &&
      last.note === arrival.note &&
      last.status === arrival.status;
    if (isLike && !arrival.answer) last.count += 1;
    else lines.push({ ...arrival, count: 1 });
  }
  return lines.map(({ name, count, ...line }) => ({
    ...line,
    label: count === 1 ? name : `${kindOf({ name })} × ${count}`,
  }));
}

const kindOf = ({ name }: Pick<Arrival, "name">) => name.split(" (")[0] ?? name;

function asked(requests: Played["requests"]): string[] {
  return requests.map(({ what, isDial, problem }) => {
    const verdict = problem ?? (isDial ? "credentials and body as documented" : "answered");
    return `    ${problem ? red("✗") : green("✓")} ${shorten(what, MAX_URL_CHARS)}  ${dim(verdict)}`;
  });
}

/** Requests before the dialling are about the first call, later ones about the second. */
const isAbout =
  (told: Told, { requests, first }: Played) =>
  (request: Played["requests"][number]) => {
    const dialledAt = requests.findIndex(({ isDial }) => isDial);
    const isFirst = dialledAt === -1 || requests.indexOf(request) < dialledAt;
    return !request.isDial && isFirst === (told === first);
  };

function madeOf({ turns, story }: Told, { receipts, listed }: Played): string[] {
  const made = listed.find(({ call_id }) => call_id === story.call.call_id);
  const facts = made
    ? `${made.direction}, ${made.call_status}, ${made.from_number} → ${made.to_number}, ${seconds(made.duration_ms)}`
    : "not listed any more";
  const summary = summarise(story, receipts).trimEnd().split("\n");
  return [
    `  ${bold("made of it")}  ${dim(`one call of ${turns.length} turns: ${facts}`)}`,
    ...summary.map((line) => `    ${line}`),
  ];
}

const seconds = (ms: number | null) => (ms === null ? "of unknown length" : `${(ms / 1000).toFixed(1)} s`);

function shorten(text: string, most: number): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
