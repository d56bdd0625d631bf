import { describe, expect, test } from "vitest";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { callbackTo, standIn } from "../connection.ts";
import type { Message } from "../provider-case.ts";
import { formPost, twilioCase } from "../twilio.case.ts";
import { CREDENTIALS, connected, eventsOf, hear, NOW, OUT, transfer } from "./setting.ts";

const BASE = connected().intakeUrl;
const LINE = { ...OUT, CallSid: "CA2", ParentCallSid: "CA1", CallStatus: "in-progress" };

async function dialled(change: Parameters<typeof transfer>[0]) {
  const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
  const answer = await twilio.transfer?.(tools, connected(), transfer(change));
  return { answer, twiml: new URLSearchParams(asked[0]?.body).get("Twiml") ?? "" };
}

/** The path of the briefing's URL. */
const whisperIn = (twiml: string) => (/ url="([^"]+)"/.exec(twiml)?.[1] ?? "").slice(BASE.length + 1);

const answerTo = async (message: Message) => {
  const received = await hear(message);
  return received.kind === "taken" ? (received.answer?.body ?? "") : received.kind;
};

describe("a warm transfer", () => {
  const BRIEFING = "Ayşe <Çelik>, iade istiyor & bekliyor 🙂";

  test("has the human's line read the briefing before both are connected, and only then be told", async () => {
    const { answer, twiml } = await dialled({ briefing: BRIEFING, language: "tr-TR", ringSeconds: 40 });
    expect(answer).toEqual({ kind: "done" });
    expect(twiml).toMatch(
      /^<Response><Dial action="[^"]+\/transfer\/[\w-]+" method="POST" timeout="40" answerOnBridge="true"><Number url="[^"]+\/whisper\/tr-TR\/[\w-]+\/[\w-]+" method="POST">\+14155550199<\/Number><\/Dial><\/Response>$/,
    );
    const said = await answerTo(formPost(whisperIn(twiml), LINE));
    const spoken = "Ayşe &lt;Çelik&gt;, iade istiyor &amp; bekliyor 🙂";
    expect(said).toContain(`<Response><Say language="tr-TR">${spoken}</Say><Redirect method="POST">${BASE}/`);
    expect(await eventsOf(formPost(whisperIn(twiml), LINE))).toEqual([]);
    const next = /<Redirect[^>]*>([^<]+)</.exec(said)?.[1]?.slice(BASE.length + 1) ?? "";
    expect(await answerTo(formPost(next, LINE))).toContain("<Response/>");
    const [event] = await eventsOf(formPost(next, LINE));
    expect(event).toMatchObject({
      callId: "CA1",
      kind: "transfer",
      transfer: { status: "connected", to: "+14155550199", reason: null },
    });
    // The verb's own word at the end is the same message.
    const over = { ...OUT, CallStatus: "in-progress", DialCallSid: "CA2", DialCallStatus: "completed" };
    expect(await eventsOf(formPost(next.replace("connected/", "transfer/"), over))).toEqual([event]);
  });

  test("to a SIP address has its briefing too, and a cold one none", async () => {
    const sip = await dialled({ to: "sip:desk@example.com", briefing: "Ana." });
    expect(sip.twiml).toMatch(
      /<Sip url="[^"]+\/whisper\/en-GB\/[^"]+" method="POST">sip:desk@example\.com<\/Sip>/,
    );
    const { twiml } = await dialled({ briefing: null });
    expect(twiml).not.toContain("whisper");
    expect(twiml).not.toContain("answerOnBridge");
    expect(twiml).toContain('statusCallbackEvent="answered"');
  });

  test("cuts a long briefing at a word, so that all of it fits", async () => {
    const { answer, twiml } = await dialled({
      briefing: "çığ ".repeat(2_000),
      message: "m".repeat(500),
      to: "sip:a-desk-with-a-long-name@voice.example.com",
    });
    expect(answer).toEqual({ kind: "done" });
    expect(twiml.length).toBeLessThanOrEqual(4_000);
    const said = await answerTo(formPost(whisperIn(twiml), LINE));
    expect(said).toMatch(/>(çığ )+çığ…<\/Say>/);
  });

  test("says its briefing in Twilio's own language where the agent's is none", async () => {
    const { twiml } = await dialled({ briefing: "Ana.", language: "?" });
    expect(await answerTo(formPost(whisperIn(twiml), LINE))).toContain("<Say>Ana.</Say>");
    const short = await dialled({ briefing: "Ana.", language: "de" });
    expect(await answerTo(formPost(whisperIn(short.twiml), LINE))).toContain('<Say language="de-DE">');
  });

  test("whispers to nobody whom Twilio does not vouch for, and never other words", async () => {
    const path = whisperIn((await dialled({ briefing: "Ana." })).twiml);
    const message = formPost(path, LINE);
    const url = `${BASE}/${path}`;
    const { headers } = await twilioCase.sign(message, { url, now: NOW, credentials: CREDENTIALS });
    const send = (change: Partial<Message> & { headers?: Record<string, string> }) => {
      const sent = { ...message, headers: { "content-type": message.contentType, ...headers }, ...change };
      return twilio.receive(connected(), callbackTo(connected(), sent), NOW);
    };
    expect((await send({})).kind).toBe("taken");
    const unsigned = { headers: { "content-type": message.contentType } };
    expect(await send(unsigned)).toEqual({ kind: "unsigned" });
    const other = path.replace(/[\w-]+$/, btoa("Pay +1900.").replace(/=+$/, ""));
    expect(await send({ path: other })).toEqual({ kind: "unsigned" });
    expect(await send({ body: `${message.body}&AnsweredBy=human` })).toEqual({ kind: "unsigned" });
  });

  test("tells a machine nothing", async () => {
    const path = whisperIn((await dialled({ briefing: "Ana." })).twiml);
    const machine = formPost(path, { ...LINE, AnsweredBy: "machine_start" });
    expect(await answerTo(machine)).toContain("<Response><Hangup/></Response>");
    expect(await eventsOf(machine)).toMatchObject([
      { callId: "CA1", transfer: { status: "voicemail", to: "+14155550199" } },
    ]);
  });

  test("connects without a word where the URL has none that we wrote", async () => {
    for (const path of ["whisper", "whisper/en-GB", "whisper/en-GB/x", "whisper/en-GB/KzE/%25"]) {
      expect(await answerTo(formPost(path, LINE))).toContain("<Response/>");
    }
  });
});

describe("/transfer", () => {
  const verb = { ...OUT, CallStatus: "in-progress", DialCallSid: "CA2" };
  const toldOf = async (form: Record<string, string>) =>
    (await eventsOf(formPost("transfer/KzE0MTU1NTUwMTk5", form))).map(({ transfer }) => transfer);

  test.each([
    ["completed", "connected", null],
    ["answered", "connected", null],
    ["busy", "busy", "busy"],
    ["no-answer", "no_answer", "no-answer"],
    ["failed", "failed", "failed"],
    ["canceled", "canceled", "canceled"],
  ])("of a line that was %s is %s", async (DialCallStatus, status, reason) => {
    expect(await toldOf({ ...verb, DialCallStatus })).toEqual([{ status, to: "+14155550199", reason }]);
  });

  test("knows who hung up first", async () => {
    const gone = { ...verb, CallStatus: "completed" };
    expect(await toldOf({ ...gone, DialCallStatus: "no-answer" })).toMatchObject([{ status: "canceled" }]);
    expect(await toldOf({ ...gone, DialCallStatus: "busy" })).toMatchObject([{ status: "busy" }]);
    expect(await toldOf({ ...gone, DialCallStatus: "completed" })).toMatchObject([{ status: "connected" }]);
    const unbridged = { DialCallStatus: "completed", DialBridged: "false" };
    expect(await toldOf({ ...verb, ...unbridged })).toMatchObject([{ status: "declined" }]);
    expect(await toldOf({ ...gone, ...unbridged })).toMatchObject([{ status: "canceled" }]);
    expect(await toldOf({ ...verb, DialCallStatus: "completed", AnsweredBy: "machine_start" })).toMatchObject(
      [{ status: "voicemail" }],
    );
  });

  test("holds a caller whom nobody took for the next target, and lets go of the others", async () => {
    const answered = (DialCallStatus: string) =>
      answerTo(formPost("transfer/KzE0MTU1NTUwMTk5", { ...verb, DialCallStatus }));
    expect(await answered("busy")).toMatch(/<Response><Pause length="10"\/><Say>Sorry.*<Hangup\/>/);
    expect(await answered("completed")).toContain("<Response><Hangup/></Response>");
  });
});
