import { findProblems } from "../check.ts";
import { scheduleOf } from "../story.ts";
import type { Played, Told } from "./play.ts";
import { partiesOf } from "./played-call.ts";

/** Everything that did not arrive or came out wrong with a provider, one sentence each; empty when all is well. */
export function problemsOf(played: Played): string[] {
  const { provider, first, second, receipts, listed } = played;
  const told = second ? [first, second] : [first];
  const sample = {
    ...{ title: first.story.title, customer: first.played.customer, transcript: "" },
    ringsSoon: provider.dialling !== undefined,
  };
  const found = [
    ...findProblems({
      samples: [{ sample, story: first.story }],
      rung: second ? [second.story] : [],
      receipts,
      listed,
      suppressed: [],
    }),
    ...told.flatMap(refused),
    ...told.flatMap((one) => misread(one, listed)),
    ...told.flatMap(misheard),
    ...told.flatMap(analysedOnce),
    ...dialledOnce(played),
    ...receivedTwice(played),
  ];
  return found.map((problem) => `${provider.name}: ${problem}`);
}

function refused({ arrivals }: Told): string[] {
  return arrivals
    .filter(({ status }) => status !== 200)
    .map(({ name, note, status, answer }) => `${name} ${note} was answered ${status}: ${answer}`);
}

/** The call is the one that was played: its id, how it ended, and who spoke with whom. */
function misread({ played, story: { title, call } }: Told, listed: Played["listed"]): string[] {
  const made = listed.find(({ call_id }) => call_id === call.call_id);
  const { from, to } = partiesOf(played);
  const expected = {
    provider_call_id: played.id,
    call_status: "completed",
    direction: played.direction,
    from_number: from,
    to_number: to,
  };
  return Object.entries(expected)
    .map(([name, value]) => ({ name, value, read: made?.[name as keyof typeof expected] }))
    .filter(({ value, read }) => read !== value)
    .map(({ name, value, read }) => `"${title}": ${name} is ${read}, not ${value}.`);
}

/** All that was said, in its order, by whom it was said; whichever message it came in. */
function misheard({ played, turns, story: { title } }: Told): string[] {
  const written = (lines: readonly { by: string; text: string }[]) =>
    lines.map(({ by, text }) => `${by}: ${text}`).join(" | ");
  const said = written(played.lines.map(({ speaker: by, text }) => ({ by, text })));
  const heard = written(turns.map(({ role: by, text }) => ({ by, text })));
  return said === heard ? [] : [`"${title}": the transcript is ${heard}, and this was said: ${said}`];
}

function analysedOnce({ story: { title, deliveries } }: Told): string[] {
  const count = deliveries.filter(
    ({ event_type, action }) => event_type === "call.analyzed" && action === null,
  ).length;
  return count > 1 ? [`"${title}": call.analyzed was told ${count} times.`] : [];
}

function dialledOnce({ provider, requests, first: { story } }: Played): string[] {
  const wrong = requests.flatMap(({ what, problem }) => (problem ? [`${what}: ${problem}`] : []));
  if (!provider.dialling) return wrong;
  const dials = requests.filter(({ isDial }) => isDial).length;
  const attempts = story.call.actions.flatMap((action) => scheduleOf(story, action)?.attempts ?? []);
  return [
    ...wrong,
    ...(dials === 1 ? [] : [`It was asked to dial ${dials} times.`]),
    ...(attempts.length === 1
      ? []
      : [`The follow-up has ${attempts.length} attempts: ${JSON.stringify(attempts)}`]),
  ];
}

function receivedTwice({ receipts }: Played): string[] {
  const ids = receipts.map(({ eventId }) => eventId);
  return ids
    .filter((id, i) => ids.indexOf(id) !== i)
    .map((id) => `Webhook ${id} was delivered more than once.`);
}
