import { describe, expect, it } from "vitest";
import { synthflow } from "../../../../src/telephony/providers/synthflow.ts";
import { hmac } from "../hmac.ts";
import { connected, receive } from "./setting.ts";

describe("a signature of Synthflow", () => {
  const mac = "Rh+IWlPBoMDMI1ezZlCmBBn//tKxIowtmN7IHk+DFRA=";
  const message = { call: { call_id: "c1", status: "completed" } };

  it.each([
    "synthflow-signature",
    "x-synthflow-signature",
    "http-synthflow-signature",
    "http_synthflow_signature",
  ])("is the known one of a known call, under the name %s", async (name) => {
    const { kind } = await receive(connected({}, "test_secret"), message, { [name]: mac });
    expect(kind).toBe("taken");
  });

  it.each([
    ["none", {}],
    ["an empty one", { "synthflow-signature": "" }],
    ["one in hex", { "synthflow-signature": hmac("test_secret", "c1") }],
    [
      "one of the body",
      {
        "synthflow-signature": hmac("test_secret", JSON.stringify(message), "base64"),
      },
    ],
    ["that of another call", { "synthflow-signature": hmac("test_secret", "c2", "base64") }],
  ] as [string, Record<string, string>][])("is needed: %s is refused", async (_what, headers) => {
    expect(await receive(connected({}, "test_secret"), message, headers)).toEqual({ kind: "unsigned" });
  });
});

describe("connecting Synthflow", () => {
  it("takes a secret without the blanks round it, and none that no header can carry", () => {
    const of = (api_key: string) =>
      synthflow.credentials.safeParse({ api_key, webhook_secret: "s" }).data?.api_key;
    expect(of(" sf_key\n")).toBe("sf_key");
    expect(of("sf_key\r\nx: y")).toBeUndefined();
  });

  it("refuses an empty secret, and settings that it does not know", () => {
    expect(synthflow.credentials.safeParse({ api_key: "sf_key", webhook_secret: "" }).success).toBe(false);
    expect(synthflow.settings.safeParse({ model: "m" }).success).toBe(false);
    expect(synthflow.settings.parse(undefined)).toEqual({ default_name: "there", region: "global" });
  });

  it("says what it cannot do, and what a person does instead", () => {
    expect(synthflow.end).toBeUndefined();
    expect(synthflow.transfer).toBeUndefined();
    expect(synthflow.instead).toEqual({ end: expect.any(String), transfer: expect.any(String) });
    expect(synthflow.setUp(connected()).some(({ copy }) => copy === connected().intakeUrl)).toBe(true);
  });
});
