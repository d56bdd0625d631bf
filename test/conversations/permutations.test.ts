import { beforeAll, describe, expect, it } from "vitest";
import { LOST_MESSAGE_AFTER_MS } from "../../src/outcome.ts";
import type { Database } from "../../src/store/database.ts";
import { migratedDatabase } from "../support/database.ts";
import { CASES, requestOf, signed } from "../telephony/providers/cases.ts";
import type { Conversation, Message, ProviderCase } from "../telephony/providers/provider-case.ts";
import { type Came, conversationSetting } from "./setting.ts";

let db: Database;
beforeAll(async () => {
  db = await migratedDatabase();
});

/** Up to this many messages, every order is tried for the first conversation of each provider. */
const ALL_ORDERS_UP_TO = 5;
/** Orders of a conversation with more messages; of every other conversation fewer. */
const SAMPLE = 40;
const SMALL_SAMPLE = 5;
/** Orders in which each message is settled before the next comes. */
const SETTLED_BETWEEN = 5;
const AT_A_TIME = 8;

/** The same numbers at every run: mulberry32 (github.com/bryc/code, PRNGs). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const mixed = [...items];
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
  }
  return mixed;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((first, at) => permutations(items.toSpliced(at, 1)).map((rest) => [first, ...rest]));
}

/** Orders of messages in which each of them comes twice, the second time somewhere after the first. */
function orders({ messages }: Conversation, isFirst: boolean, random: () => number): Message[][] {
  const isSmall = messages.length <= (isFirst ? ALL_ORDERS_UP_TO : 3);
  const ways = isSmall
    ? permutations(messages)
    : Array.from({ length: isFirst ? SAMPLE : SMALL_SAMPLE }, () => shuffled(messages, random));
  return ways.map((order) => withRepeats(order, random));
}

function withRepeats(order: readonly Message[], random: () => number): Message[] {
  const all = [...order];
  for (const message of order) {
    const after = all.indexOf(message) + 1;
    all.splice(after + Math.floor(random() * (all.length - after + 1)), 0, message);
  }
  return all;
}

interface Way {
  order: readonly Message[];
  /** Settle after each message, as a queue that keeps pace does. */
  settlesBetween?: boolean;
}

/** Has a conversation told in an order, and all that follows done; answers what came of it. */
async function play(provider: ProviderCase, { api }: Conversation, { order, settlesBetween = false }: Way) {
  const { adapter, credentials, settings = {} } = provider;
  const setting = await conversationSetting(db, { provider: adapter.id, credentials, settings, api });
  for (const message of order) {
    const sent = await signed(provider, message, { intakeUrl: setting.intakeUrl, now: setting.clock() });
    const answer = await setting.post(requestOf(setting.intakeUrl, sent));
    expect(answer.status, await answer.text()).toBe(200);
    if (settlesBetween) {
      for (const { key } of await setting.settleOnce()) setting.knocks.settle.set(key.providerCallId, key);
    }
    setting.pass(1);
  }
  await setting.settleAll();
  setting.pass(LOST_MESSAGE_AFTER_MS);
  await setting.sweep();
  await setting.settleAll();
  await setting.work();
  return normal(await setting.outcome(), setting.workspaceId);
}
type Played = Awaited<ReturnType<typeof play>>;

/** Without what no two calls share: their ids, and those that follow from them. */
function normal(came: Came, workspaceId: string): Came {
  const names = came.calls.map(({ view }) => view.call_id.slice("call_".length));
  const text = [...names, workspaceId.slice("ws_".length)].reduce(
    (all, name) => all.replaceAll(name, "…"),
    JSON.stringify(came),
  );
  return JSON.parse(text);
}

function expectAsToldOf(came: Played, { expected, name }: Conversation): void {
  expect(came.calls, name).toHaveLength(1);
  const [{ view, turns }] = came.calls as [Played["calls"][number]];
  const { status, direction, fromNumber, toNumber, startedAt, durationMs, endReason } = expected;
  expect(view.call_status).toBe(status);
  if (direction !== undefined) expect(view.direction).toBe(direction);
  if (fromNumber !== undefined) expect(view.from_number).toBe(fromNumber);
  if (toNumber !== undefined) expect(view.to_number).toBe(toNumber);
  if (startedAt !== undefined) expect(Date.parse(view.started_at ?? "")).toBe(Date.parse(startedAt));
  if (durationMs !== undefined) expect(view.duration_ms).toBe(durationMs);
  if (endReason !== undefined) expect(view.end_reason).toBe(endReason);
  expect(turns?.map(({ role, text }) => [role, text])).toEqual(expected.turns);
  // Silence on a line that was answered is said to be a gap; nobody waits for anything any more.
  const problem = expected.turns.length === 0 && status === "completed" ? expect.any(String) : null;
  expect(came.told).toEqual([{ status: "closed", problem, dueAt: null }]);
  expect(view.transcript_problem).toEqual(problem);
  expect(came.analyses).toHaveLength(1);
  expect(new Set(came.events).size).toBe(came.events.length);
  expect(came.runs.map(({ name }) => name).sort()).toEqual(["CRM", "Call back"]);
}

async function inGroups<T, Answer>(
  items: readonly T[],
  work: (item: T) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let at = 0; at < items.length; at += AT_A_TIME) {
    answers.push(...(await Promise.all(items.slice(at, at + AT_A_TIME).map(work))));
  }
  return answers;
}

describe.each(CASES.map((provider) => [provider.adapter.name, provider] as const))("%s", (_, provider) => {
  const told = provider.conversations.map(
    (conversation, at) => [conversation.name, conversation, at] as const,
  );

  it.each(told)(
    "makes the same call of %s in every order, with every message twice",
    { timeout: 60_000 },
    async (_name, conversation, at) => {
      const random = seeded(at + 1);
      const usual = await play(provider, conversation, { order: withRepeats(conversation.messages, random) });
      expectAsToldOf(usual, conversation);
      const ways = orders(conversation, at === 0, random);
      for (const came of await inGroups(ways, (order) => play(provider, conversation, { order }))) {
        expect(came).toEqual(usual);
      }
    },
  );

  it.each(told)(
    "makes the same call of %s where each message is settled before the next",
    {
      timeout: 60_000,
    },
    async (_name, conversation, at) => {
      const random = seeded(100 + at);
      const ways = [
        conversation.messages,
        [...conversation.messages].reverse(),
        ...Array.from({ length: SETTLED_BETWEEN - 2 }, () => shuffled(conversation.messages, random)),
      ];
      const count = conversation.messages.length === 1 ? 1 : SETTLED_BETWEEN;
      const orders = ways.slice(0, count).map((order) => withRepeats(order, random));
      for (const came of await inGroups(orders, (order) =>
        play(provider, conversation, { order, settlesBetween: true }),
      )) {
        expectAsToldOf(came, conversation);
      }
    },
  );
});
