import { describe, expect, it } from "vitest";
import { urlWord } from "../../../../src/telephony/url-text.ts";
import { standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import { CON, connection, refusing, vonage } from "./setting.ts";

const CALL = { providerCallId: CON, handle: { uuid: "u1" } };

describe("commands on a call", () => {
  const transfer = {
    ...CALL,
    to: "+15550004444",
    fromNumber: "+15550002222",
    message: null,
    briefing: null as string | null,
    ringSeconds: 25,
    language: "tr-TR",
    transferId: "t1",
  };
  /** Where the new leg's messages go, and how long it rings. */
  const told = (to: string) => ({
    timeout: 25,
    eventUrl: [`${connection.intakeUrl}/transfer/${CON}/${urlWord(to)}`],
    eventType: "synchronous",
  });
  const NONE = () => new Response(null, { status: 204 });

  it("hang up the leg that the events told", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    expect(await vonage.end?.(tools, connection, CALL)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([
      { method: "PUT", url: "https://api.nexmo.com/v1/calls/u1", body: '{"action":"hangup"}' },
    ]);
    expect(asked[0]?.headers.authorization).toMatch(/^Bearer \S+$/);
  });

  it("transfer the leg to a number, a sentence first where there is one", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    expect(await vonage.transfer?.(tools, connection, transfer)).toEqual({ kind: "done" });
    const spoken = { ...transfer, message: "One moment.", to: "sip:desk@example.com", fromNumber: null };
    await vonage.transfer?.(tools, connection, spoken);
    expect(asked.map(({ method, url }) => [method, url])).toEqual([
      ["PUT", "https://api.nexmo.com/v1/calls/u1"],
      ["PUT", "https://api.nexmo.com/v1/calls/u1"],
    ]);
    const destinations = asked.map(({ body }) => JSON.parse(body).destination);
    expect(asked.map(({ body }) => JSON.parse(body).action)).toEqual(["transfer", "transfer"]);
    const phone = [{ type: "phone", number: "15550004444" }];
    expect(destinations[0]).toEqual({
      type: "ncco",
      ncco: [{ action: "connect", from: "15550002222", endpoint: phone, ...told("+15550004444") }],
    });
    expect(destinations[1]).toEqual({
      type: "ncco",
      ncco: [
        { action: "talk", text: "One moment.", language: "tr-TR" },
        {
          action: "connect",
          endpoint: [{ type: "sip", uri: "sip:desk@example.com" }],
          ...told("sip:desk@example.com"),
        },
      ],
    });
  });

  it("say something into the call as it goes on", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    const spoken = { ...CALL, text: "Kimse müsait değil.", language: "tr" };
    expect(await vonage.say?.(tools, connection, spoken)).toEqual({ kind: "done" });
    expect(asked).toMatchObject([{ method: "PUT", url: "https://api.nexmo.com/v1/calls/u1/talk" }]);
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({ text: "Kimse müsait değil.", language: "tr-TR" });
    expect((await vonage.say?.(tools, connection, { ...spoken, handle: {} }))?.kind).toBe("refused");
  });

  it("are refused by Vonage, or unknown where they may have been obeyed", async () => {
    const kindOf = async (answer: () => Response | Promise<Response>) => {
      const { tools } = standIn(vonage, answer);
      return [
        await vonage.end?.(tools, connection, CALL),
        await vonage.transfer?.(tools, connection, transfer),
      ];
    };
    for (const status of [400, 404, 429]) {
      expect(await kindOf(refusing(status))).toMatchObject([{ kind: "refused" }, { kind: "refused" }]);
    }
    for (const answer of [refusing(500), lost]) {
      expect(await kindOf(answer)).toMatchObject([{ kind: "unknown" }, { kind: "unknown" }]);
    }
  });

  it("ask nothing before a leg is known, and never leave the call's own address", async () => {
    const { asked, tools } = standIn(vonage, NONE);
    const unknown = await vonage.end?.(tools, connection, { providerCallId: CON, handle: {} });
    expect(unknown?.kind).toBe("refused");
    expect(asked).toEqual([]);
    await vonage.end?.(tools, connection, { providerCallId: CON, handle: { uuid: "../../x?y" } });
    expect(asked[0]?.url).toBe("https://api.nexmo.com/v1/calls/..%2F..%2Fx%3Fy");
  });
});
