import { describe, expect, it } from "vitest";
import { bland } from "../../../../src/telephony/providers/bland.ts";
import { hmac } from "../hmac.ts";
import { connected, receive } from "./setting.ts";

describe("a signature of Bland", () => {
  const body = '{"call_id":"c1","n":"é"}';
  const mac = "e8dc33b2e7fcc07610cf63dba885927e9345534cdc13bdbd03ce0d6c3a3087e3";

  it("is the known one of a known body", async () => {
    const taken = await receive(connected({}, "test_secret"), body, { "X-Webhook-Signature": mac });
    expect(taken).toEqual({ kind: "taken", events: [], unknown: ["n"] });
  });

  it.each([
    ["none", {}],
    ["an empty one", { "x-webhook-signature": "" }],
    ["one with a prefix that Bland does not write", { "x-webhook-signature": `sha256=${mac}` }],
    [
      "that of the body written anew",
      {
        "x-webhook-signature": hmac("test_secret", '{"call_id": "c1", "n": "é"}'),
      },
    ],
  ] as [string, Record<string, string>][])(
    "is needed over the bytes that came: %s is refused",
    async (_what, headers) => {
      expect(await receive(connected({}, "test_secret"), body, headers)).toEqual({ kind: "unsigned" });
    },
  );
});

describe("connecting Bland", () => {
  it("takes a secret without the blanks round it, and none that no header can carry", () => {
    const of = (api_key: string) =>
      bland.credentials.safeParse({ api_key, webhook_secret: "s" }).data?.api_key;
    expect(of(" org_key\n")).toBe("org_key");
    expect(of("org_key\r\nx: y")).toBeUndefined();
  });

  it("refuses an empty secret, and settings that it does not know", () => {
    expect(bland.credentials.safeParse({ api_key: "org_key", webhook_secret: "" }).success).toBe(false);
    expect(bland.settings.safeParse({ pathway: "p" }).success).toBe(false);
    expect(bland.settings.parse(undefined)).toEqual({ agents_are: "pathway" });
  });

  it("tells people to make the secret without which nothing is accepted", () => {
    const steps = bland.setUp(connected());
    expect(steps[0]?.title).toBe("Make a webhook signing secret");
    expect(steps.some(({ copy }) => copy === connected().intakeUrl)).toBe(true);
  });
});
