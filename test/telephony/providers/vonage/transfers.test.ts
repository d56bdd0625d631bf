import { describe, expect, it } from "vitest";
import { urlWord } from "../../../../src/telephony/url-text.ts";
import { callbackTo, connectionTo, standIn } from "../connection.ts";
import { gotten, posted, vonageCase } from "../vonage.case.ts";
import { CON, connection, events, NOW, receive, send, vonage } from "./setting.ts";

const TO = "+15550004444";
const PATH = `transfer/${CON}/${urlWord(TO)}`;
/** The leg that rings is of a conversation of its own. */
const LEG = {
  uuid: "u2",
  conversation_uuid: "CON-2",
  direction: "outbound",
  from: "15550002222",
  to: "15550004444",
};

const TRANSFER = {
  ...{ providerCallId: CON, handle: { uuid: "u1" }, to: TO, fromNumber: "+15550002222", message: null },
  ...{ briefing: "Ayşe, iade istiyor." as string | null, ringSeconds: 25, language: "tr", transferId: "t1" },
};

async function connectOf(change: Partial<typeof TRANSFER> = {}) {
  const { asked, tools } = standIn(vonage, () => new Response(null, { status: 204 }));
  await vonage.transfer?.(tools, connection, { ...TRANSFER, ...change });
  return JSON.parse(asked[0]?.body ?? "").destination.ncco.at(-1);
}

describe("the leg that a transfer rings", () => {
  it.each([
    ["answered", undefined, "connected"],
    ["machine", undefined, "voicemail"],
    ["busy", undefined, "busy"],
    ["unanswered", "timeout", "no_answer"],
    ["timeout", undefined, "no_answer"],
    ["rejected", "declined", "declined"],
    ["rejected", "restricted", "failed"],
    ["cancelled", undefined, "canceled"],
    ["failed", "cannot_route", "failed"],
  ])(
    "with the status %s (%s) says that it was %s, to the call that it was rung for",
    async (status, detail, outcome) => {
      const told = await events(posted({ ...LEG, status, detail }, PATH));
      const reason = outcome === "connected" ? null : (detail ?? status);
      expect(told.at(-1)).toMatchObject({ callId: CON, kind: "transfer", facts: {} });
      expect(told.at(-1)?.transfer).toEqual({ status: outcome, to: TO, reason });
      expect(told.at(-1)).not.toHaveProperty("leg");
      for (const { callId, facts } of told) expect([callId, facts]).toEqual([CON, {}]);
    },
  );

  it("is a leg of the call, which says nothing of the call's own ends", async () => {
    expect(await events(posted({ ...LEG, status: "ringing" }, PATH))).toMatchObject([
      { callId: CON, leg: "u2", kind: "started", facts: {} },
    ]);
    const over = await events(posted({ ...LEG, status: "completed", duration: "7" }, PATH));
    expect(over).toMatchObject([{ callId: CON, leg: "u2", kind: "ended", facts: {} }]);
    expect(over).toHaveLength(1);
  });

  it("has the same keys when it comes again", async () => {
    const once = await events(posted({ ...LEG, status: "busy" }, PATH));
    expect(await events(posted({ ...LEG, status: "busy" }, PATH))).toEqual(once);
    expect(new Set(once.map(({ key }) => key)).size).toBe(2);
  });

  it("keeps the caller on the line for the next target where nobody took the call, and only there", async () => {
    const answer = async (status: string) => {
      const received = await receive(posted({ ...LEG, status }, PATH));
      return received.kind === "taken" ? received.answer?.body : received;
    };
    for (const status of ["busy", "timeout", "unanswered", "rejected", "failed"]) {
      expect(JSON.parse(String(await answer(status)))).toEqual([
        { action: "talk", text: expect.stringContaining("<break") },
      ]);
    }
    for (const status of ["ringing", "answered", "machine", "completed"])
      expect(await answer(status)).toBe("");
  });

  it("is not believed unsigned", async () => {
    const message = posted({ ...LEG, status: "answered" }, PATH);
    expect(await send(message, null)).toEqual({ kind: "unsigned", sendAgain: true });
    expect(await send(message, "Bearer a.b.c")).toEqual({ kind: "unsigned" });
  });

  it("with a status that nobody knows is named for the log", async () => {
    expect(await receive(posted({ ...LEG, status: "levitating" }, PATH))).toMatchObject({
      events: [],
      unknown: ["status levitating"],
    });
  });
});

describe("the briefing of a warm transfer", () => {
  async function whisper(change: Partial<typeof TRANSFER> = {}) {
    const { endpoint } = await connectOf(change);
    return String(endpoint[0].onAnswer.url).slice(connection.intakeUrl.length + 1);
  }
  const ask = (path: string, to = connection) =>
    vonage.receive(to, callbackTo(to, gotten({ uuid: "u2", from: "1" }, path)), NOW);

  it("is read to a phone before it is joined, from a URL that we signed", async () => {
    const { endpoint, timeout } = await connectOf();
    expect(endpoint).toEqual([
      { type: "phone", number: "15550004444", onAnswer: { url: expect.stringContaining("/whisper/") } },
    ]);
    expect(timeout).toBe(25);
    const received = await ask(await whisper());
    expect(received).toMatchObject({ kind: "taken", events: [] });
    const body = received.kind === "taken" ? received.answer?.body : "";
    expect(JSON.parse(body ?? "")).toEqual([
      { action: "talk", text: "Ayşe, iade istiyor.", language: "tr-TR" },
    ]);
  });

  it("is said to no SIP address, which Vonage documents no way for, and not where there is none", async () => {
    for (const change of [{ to: "sip:desk@example.com" }, { briefing: null }]) {
      expect((await connectOf(change)).endpoint[0]).not.toHaveProperty("onAnswer");
    }
  });

  it("is in no URL that somebody else made or changed", async () => {
    const [door, mac, language] = (await whisper()).split("/");
    const path = await whisper();
    const word = urlWord("Pay +1900 now.");
    for (const forged of [
      [door, mac, language, word].join("/"),
      path.replace("tr-TR", "en-US"),
      path.replace(/^whisper\/./, (head) => (head.endsWith("0") ? "whisper/1" : "whisper/0")),
      `whisper/${"0".repeat(64)}/-/${word}`,
      "whisper",
    ]) {
      expect(await ask(forged), forged).toEqual({ kind: "unsigned" });
    }
    const other = connectionTo(vonage, vonageCase.otherCredentials);
    expect(await ask(path, other)).toEqual({ kind: "unsigned" });
    const elsewhere = connectionTo(vonage, vonageCase.credentials, { id: "conn_2" });
    expect(await ask(path, elsewhere)).toEqual({ kind: "unsigned" });
  });

  it("is cut where it is long", async () => {
    const path = await whisper({ briefing: "kelime ".repeat(1_000) });
    expect(path.length).toBeLessThan(1_800);
    const received = await ask(path);
    expect(received.kind === "taken" && received.answer?.body).toMatch(/kelime…"/);
  });
});
