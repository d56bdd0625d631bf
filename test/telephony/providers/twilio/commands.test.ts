import { describe, expect, test } from "vitest";
import { twilio } from "../../../../src/telephony/providers/twilio.ts";
import { standIn } from "../connection.ts";
import { type Answer, FAILURES } from "../failures.ts";
import { placement } from "../placement.ts";
import { API, AUTH, connected, transfer } from "./setting.ts";

const request = placement({
  attemptId: "sched_01k.2",
  toNumber: "+14155550142",
  fromNumber: "+15005550006",
  dynamicVariables: {},
});

/** What each kind of answer comes to, for commands that are sent once. */
const ANSWERS: (readonly [string, Answer, "good" | "refused" | "unknown"])[] = [
  ["success", () => Response.json({ sid: "CA1", status: "queued" }, { status: 201 }), "good"],
  ["400", () => Response.json({ code: 21211, message: "Invalid 'To'" }, { status: 400 }), "refused"],
  ...FAILURES,
];

describe("dialling", () => {
  const ready = connected({ stream_url: "wss://agent.example.com/s" });

  test("asks as documented, and has every status told under the attempt's id", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }, { status: 201 }));
    const connection = connected({
      stream_url: "wss://a.example/s",
      machine_detection: "Enable",
      ring_seconds: 25,
    });
    expect(await twilio.dial?.(tools, connection, request)).toEqual({
      kind: "placed",
      providerCallId: "CA1",
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ method: "POST", url: `${API}/Calls.json` });
    expect(asked[0]?.headers.authorization).toBe(AUTH);
    expect(asked[0]?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    const base = "https://hooks.example.com/intake/twilio/conn_1";
    expect([...new URLSearchParams(asked[0]?.body)]).toEqual([
      ["To", "+14155550142"],
      ["From", "+15005550006"],
      ["Url", `${base}/voice/sched_01k.2`],
      ["Method", "POST"],
      ["StatusCallback", `${base}/status/sched_01k.2`],
      ["StatusCallbackMethod", "POST"],
      ["StatusCallbackEvent", "initiated"],
      ["StatusCallbackEvent", "ringing"],
      ["StatusCallbackEvent", "answered"],
      ["StatusCallbackEvent", "completed"],
      ["Timeout", "25"],
      ["MachineDetection", "Enable"],
    ]);
  });

  test.each(ANSWERS)("is sent once, also after %s", async (_, answer, expected) => {
    const { asked, tools } = standIn(twilio, answer);
    const kind = (await twilio.dial?.(tools, ready, request))?.kind;
    expect(kind).toBe(expected === "good" ? "placed" : expected);
    expect(asked).toHaveLength(1);
  });

  test("does not know what became of an answer without an id", async () => {
    const { tools } = standIn(twilio, () => new Response("<html>", { status: 201 }));
    expect((await twilio.dial?.(tools, ready, request))?.kind).toBe("unknown");
  });

  test("rings nobody whom no one would speak to, or whose caller has no number", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    expect(await twilio.dial?.(tools, connected(), request)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("settings.answer_url"),
    });
    const nameless = { ...request, fromNumber: null };
    expect(await twilio.dial?.(tools, ready, nameless)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("from_number"),
    });
    expect(asked).toEqual([]);
    const numbers = [{ phone_number: "+15005550007", id: null }];
    const numbered = connected({ stream_url: "wss://a.example/s" }, { numbers });
    expect((await twilio.dial?.(tools, numbered, nameless))?.kind).toBe("placed");
    expect(new URLSearchParams(asked[0]?.body).get("From")).toBe("+15005550007");
  });
});

describe("commands", () => {
  test("hang up by completing the call", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    expect(await twilio.end?.(tools, connected(), { providerCallId: "CA1", handle: {} })).toEqual({
      kind: "done",
    });
    expect(asked[0]).toMatchObject({
      method: "POST",
      url: `${API}/Calls/CA1.json`,
      body: "Status=completed",
    });
    expect(asked[0]?.headers.authorization).toBe(AUTH);
  });

  test("transfer with what is said first, escaped, and our own number shown", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({ sid: "CA1" }));
    const message = "Hold on </Say><Dial>+1900</Dial> & wait";
    const asks = transfer({ message, fromNumber: "+15005550006" });
    expect(await twilio.transfer?.(tools, connected({ language: "en-GB" }), asks)).toEqual({ kind: "done" });
    expect(asked[0]).toMatchObject({ method: "POST", url: `${API}/Calls/CA1.json` });
    expect(new URLSearchParams(asked[0]?.body).get("Twiml")).toMatch(
      /^<Response><Say language="en-GB">Hold on &lt;\/Say&gt;&lt;Dial&gt;\+1900&lt;\/Dial&gt; &amp; wait<\/Say><Dial action="[^"]+" method="POST" callerId="\+15005550006" timeout="25"><Number [^>]+>\+14155550199<\/Number><\/Dial><\/Response>$/,
    );
    await twilio.transfer?.(tools, connected(), transfer({ to: "sip:desk@pbx.example.com" }));
    expect(new URLSearchParams(asked[1]?.body).get("Twiml")).toContain(
      ">sip:desk@pbx.example.com</Sip></Dial>",
    );
    const long = transfer({ message: "a".repeat(4000) });
    expect((await twilio.transfer?.(tools, connected(), long))?.kind).toBe("refused");
    expect(asked).toHaveLength(2);
  });

  test.each(ANSWERS)("are sent once, also after %s", async (_, answer, expected) => {
    const { asked, tools } = standIn(twilio, answer);
    const kind = expected === "good" ? "done" : expected;
    expect((await twilio.end?.(tools, connected(), { providerCallId: "CA1", handle: {} }))?.kind).toBe(kind);
    expect((await twilio.transfer?.(tools, connected(), transfer()))?.kind).toBe(kind);
    expect(asked).toHaveLength(2);
  });

  test("stay with the account, whatever a call's id says", async () => {
    const { asked, tools } = standIn(twilio, () => Response.json({}));
    await twilio.end?.(tools, connected(), { providerCallId: "../../AC02/Calls/CA9", handle: {} });
    expect(asked[0]?.url).toBe(`${API}/Calls/..%2F..%2FAC02%2FCalls%2FCA9.json`);
  });
});

describe("the connection's test", () => {
  const tested = async (code: number) => {
    const { asked, tools } = standIn(twilio, () => Response.json({ message: "no" }, { status: code }));
    const result = await twilio.test?.(tools, connected());
    expect(asked).toMatchObject([{ method: "GET", url: `${API}.json` }]);
    return result;
  };

  test("names what is to be corrected", async () => {
    expect(await tested(200)).toMatchObject({ ok: true });
    expect(await tested(401)).toMatchObject({ ok: false, field: "credentials.auth_token" });
    expect(await tested(404)).toMatchObject({ ok: false, field: "credentials.account_sid" });
    expect(await tested(503)).toMatchObject({ ok: false });
  });

  test("comes with steps that name every address", () => {
    const copied = twilio.setUp(connected()).map(({ copy }) => copy ?? "");
    for (const path of ["voice", "status", "transcription", "recording", "intelligence"]) {
      expect(copied.some((text) => text.includes(`/intake/twilio/conn_1/${path}`))).toBe(true);
    }
  });
});
