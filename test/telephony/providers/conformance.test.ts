import { describe, expect, it } from "vitest";
import type { CallEvent } from "../../../src/telephony/event.ts";
import type { Received } from "../../../src/telephony/provider.ts";
import { CASES, type Posting, type Sent, signed } from "./cases.ts";
import { callbackTo, connectionTo } from "./connection.ts";
import type { Message, ProviderCase } from "./provider-case.ts";

const NOW = Date.parse("2026-11-22T10:02:00Z");
/** More than a second, in which signatures count, and less than any tolerance. */
const A_MOMENT_MS = 3_000;
const UNICODE = "Zoë 🙂 İğüşöçı ﷽ naïve";

interface Change extends Partial<Posting> {
  /** What is done to a message after it was signed. */
  tamper?: (sent: Sent) => Sent | (Omit<Sent, "body"> & { body: Uint8Array });
}

/** A message as the adapter takes it, signed as its provider does, and then changed. */
async function receive(provider: ProviderCase, message: Message, change: Change = {}): Promise<Received> {
  const { adapter, credentials, settings = {} } = provider;
  const { tamper = (sent: Sent) => sent, ...posting } = change;
  const connection = connectionTo(adapter, credentials, { settings });
  const sent = await signed(provider, message, { intakeUrl: connection.intakeUrl, now: NOW, ...posting });
  return adapter.receive(connection, callbackTo(connection, tamper(sent)), NOW);
}

const told = (received: Received): CallEvent[] => (received.kind === "taken" ? received.events : []);
const wordsOf = (events: readonly CallEvent[]) =>
  events.flatMap(({ turns }) => turns ?? []).map(({ text }) => text);
/** Where a message has no time of its own, its signature's is taken. */
const withoutTime = ({ at: _, ...event }: CallEvent) => event;
const isJson = ({ contentType }: Message) => contentType.includes("json");

/** The same body with one bit of one byte the other way round. */
function flipped(body: string, at: number): Uint8Array {
  const bytes = new TextEncoder().encode(body);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** Places all over a body: the ends, and a stride between them. */
const placesIn = (length: number) =>
  [...new Set([0, length - 1, ...Array.from({ length: 12 }, (_, i) => Math.floor((i * length) / 12))])].sort(
    (a, b) => a - b,
  );

/** A message in which somebody says something, and what they say; null where no message has words (they are fetched). */
async function spokenIn(provider: ProviderCase): Promise<{ message: Message; text: string } | null> {
  for (const { messages } of provider.conversations) {
    for (const message of messages) {
      const text = wordsOf(told(await receive(provider, message))).find((said) => says(message, said));
      if (text !== undefined) return { message, text };
    }
  }
  return null;
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
const says = (message: Message, text: string) => {
  const texts = isJson(message) ? [message.body] : [...new URLSearchParams(message.body).values()];
  return texts.some((one) => one.includes(inJson(text)));
};

function saying(message: Message, text: string, other: string): Message {
  if (isJson(message)) return { ...message, body: message.body.replaceAll(inJson(text), inJson(other)) };
  const fields = [...new URLSearchParams(message.body)].map(([name, value]) => [
    name,
    value.replaceAll(inJson(text), inJson(other)),
  ]);
  return { ...message, body: new URLSearchParams(fields).toString() };
}

/** Every text of a JSON value but the names of calls, replaced. */
function forged(value: unknown, name = ""): unknown {
  if (typeof value === "string") return /id$/.test(name) ? value : "forged";
  if (typeof value === "number") return 666;
  if (Array.isArray(value)) return value.map((one) => forged(one, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([member, one]) => [member, forged(one, member)]));
}

const all = CASES.map((provider) => [provider.adapter.name, provider] as const);
const signingBodies = all.filter(([, { signsBody }]) => signsBody);
const signingLess = all.filter(([, { signsBody }]) => !signsBody);
const signingTimes = all.filter(([, { toleranceMs }]) => toleranceMs !== null);

const messagesOf = ({ conversations }: ProviderCase) => conversations.flatMap(({ messages }) => messages);
const firstOf = ({ conversations }: ProviderCase) => conversations[0].messages[0] as Message;

describe.each(all)("%s", (_, provider) => {
  const { conversations } = provider;
  const messages = messagesOf(provider);
  const first = firstOf(provider);

  it("takes every message of every conversation, under the same keys whenever it is sent again", async () => {
    for (const message of messages) {
      const once = await receive(provider, message);
      expect(once.kind, message.body).toBe("taken");
      const again = await receive(provider, message, { now: NOW - 1_000 });
      expect(told(again).map(withoutTime)).toEqual(told(once).map(withoutTime));
      const keys = told(once).map(({ callId, key }) => `${callId}/${key}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("names messages of one call alike only where they say the same, or the later takes the earlier's place", async () => {
    for (const conversation of conversations) {
      const events: CallEvent[] = [];
      for (const message of conversation.messages) events.push(...told(await receive(provider, message)));
      const lasting = events.filter(({ version }) => version === undefined);
      for (const alike of Map.groupBy(lasting, ({ key }) => key).values()) {
        const said = alike.map(({ kind, transfer, turns, tool }) => ({ kind, transfer, turns, tool }));
        for (const one of said) expect(one, conversation.name).toEqual(said[0]);
      }
      expect(new Set(events.map(({ callId }) => callId)).size, conversation.name).toBe(1);
    }
  });

  it("refuses a message without any one of its signature's headers", async () => {
    expect(provider.signatureHeaders.length).toBeGreaterThan(0);
    for (const name of provider.signatureHeaders) {
      for (const value of [undefined, "", "x"]) {
        const tamper = ({ headers: { [name]: signature, ...headers }, ...sent }: Sent) => {
          expect(signature).toBeTypeOf("string");
          return { ...sent, headers: { ...headers, ...(value === undefined ? {} : { [name]: value }) } };
        };
        expect((await receive(provider, first, { tamper })).kind, name).toBe("unsigned");
      }
    }
  });

  it("refuses what was signed with another secret", async () => {
    for (const message of messages) {
      const { kind } = await receive(provider, message, { credentials: provider.otherCredentials });
      expect(kind, message.body).toBe("unsigned");
    }
  });

  it("keeps accents, Turkish letters and emoji as they were said", async () => {
    const spoken = await spokenIn(provider);
    if (!spoken) return expect(provider.signsBody).toBe(false);
    const { message, text } = spoken;
    const received = await receive(provider, saying(message, text, UNICODE));
    expect(wordsOf(told(received))).toContain(UNICODE);
  });

  it("takes a message of a kind that it does not know, makes nothing of it, and names it", async () => {
    const received = await receive(provider, provider.unknownMessage);
    expect(received).toMatchObject({ kind: "taken", events: [] });
    const { unknown = [] } = received as Received & { kind: "taken" };
    expect(unknown.length).toBeGreaterThan(0);
    for (const name of unknown) expect(name).toMatch(/^[\w.:[\]$\s-]+$/);
  });

  it.each([
    ["nothing", ""],
    ["an empty object", "{}"],
    ["a list", "[]"],
    ["null", "null"],
    ["a number", "7"],
    ["words", "hello there"],
    ["half of a body", '{"event": "call_ended", "call": {"call_'],
    ["bytes that are no text", "\u0000\uffff\u0001"],
    ["members of other types", '{"event":{"a":1},"type":7,"call":[],"message":"x","data":5,"call_id":{}}'],
    ["a form of rubbish", "CallSid=&=&&%ZZ=%&CallStatus[]=1"],
  ])("makes nothing of %s, though it is signed, and throws nothing", async (_name, body) => {
    for (const { contentType, path } of [first, { contentType: "application/json" } as Message]) {
      const message = { body, contentType, ...(path === undefined ? {} : { path }) };
      expect(told(await receive(provider, message))).toEqual([]);
    }
  });

  it("reads a body of another content type as it is, or not at all", async () => {
    for (const type of ["text/plain", "application/octet-stream", ""]) {
      const tamper = (sent: Sent) => ({ ...sent, headers: { ...sent.headers, "content-type": type } });
      const received = await receive(provider, first, { tamper });
      if (received.kind === "taken") expect(told(received)).toEqual(told(await receive(provider, first)));
    }
  });
});

describe.each(signingBodies)("%s, which signs its bodies", (_, provider) => {
  const messages = messagesOf(provider);
  const first = firstOf(provider);

  it("refuses a message of which one byte was changed on the way", async () => {
    for (const message of [first, ...messages.slice(-3)]) {
      const length = new TextEncoder().encode(message.body).length;
      for (const at of placesIn(length)) {
        const tamper = (sent: Sent) => ({ ...sent, body: flipped(sent.body, at) });
        if (length > 0)
          expect((await receive(provider, message, { tamper })).kind, `byte ${at}`).toBe("unsigned");
      }
    }
  });

  it("refuses the same JSON in other bytes under the old signature", async () => {
    for (const message of messages.filter(isJson)) {
      const tamper = (sent: Sent) => ({ ...sent, body: JSON.stringify(JSON.parse(sent.body), null, 1) });
      expect((await receive(provider, message, { tamper })).kind).toBe("unsigned");
    }
  });
});

describe.each(signingLess)("%s, which signs less than its bodies", (_, provider) => {
  const messages = messagesOf(provider);

  it("believes nothing that the signature does not cover", async () => {
    for (const message of messages) {
      const plain = told(await receive(provider, message));
      const tamper = (sent: Sent) => ({ ...sent, body: JSON.stringify(forged(JSON.parse(sent.body))) });
      const received = await receive(provider, message, { tamper });
      expect(JSON.stringify(told(received))).not.toMatch(/forged|666/);
      expect(told(received).map(({ callId }) => callId)).toEqual(plain.map(({ callId }) => callId));
      expect(wordsOf(plain)).toEqual([]);
    }
  });
});

describe.each(signingTimes)("%s, which signs the time", (_, provider) => {
  const first = firstOf(provider);

  it("takes what was signed a while ago, and refuses what was long ago or is ahead", async () => {
    const limit = provider.toleranceMs ?? 0;
    const late = async (now: number) => (await receive(provider, first, { now })).kind;
    expect(await late(NOW - limit + A_MOMENT_MS)).toBe("taken");
    expect(await late(NOW - limit - A_MOMENT_MS)).toBe("unsigned");
    expect(await late(NOW + limit + A_MOMENT_MS)).toBe("unsigned");
    expect(await late(NOW - 366 * 86_400_000)).toBe("unsigned");
  });
});
