import { describe, expect, it } from "vitest";
import { isHmac, isSameSecret } from "../../../src/telephony/signatures/hmac.ts";

const BODY = new TextEncoder().encode('{"call_id":"c1","n":"é"}');
/** HMAC-SHA256 of the body under `test_secret`, by openssl. */
const MAC = "e8dc33b2e7fcc07610cf63dba885927e9345534cdc13bdbd03ce0d6c3a3087e3";
const HEX = { hash: "SHA-256", secret: "test_secret", encoding: "hex" } as const;

describe("an HMAC", () => {
  it("is of the parts in their order, as bytes", async () => {
    expect(await isHmac(MAC, HEX, BODY)).toBe(true);
    expect(await isHmac(MAC.toUpperCase(), HEX, '{"call_id":', '"c1","n":"é"}')).toBe(true);
    expect(await isHmac(MAC, HEX, '"c1","n":"é"}', '{"call_id":')).toBe(false);
  });

  it.each(["", "e8dc", `${MAC}00`, `${MAC.slice(0, 63)}x`, `sha256=${MAC}`, MAC.slice(1)])(
    "is not %j",
    async (claimed) => {
      expect(await isHmac(claimed, HEX, BODY)).toBe(false);
    },
  );

  it("of nobody's secret is never right, so that a missing one lets nobody in", async () => {
    expect(await isHmac(MAC, { ...HEX, secret: "" }, BODY)).toBe(false);
    expect(await isHmac(MAC, { ...HEX, secret: new Uint8Array() }, BODY)).toBe(false);
  });
});

describe("a secret in a header", () => {
  it("is right letter by letter", async () => {
    expect(await isSameSecret("geheim-ş", "geheim-ş")).toBe(true);
    for (const claimed of ["", "geheim", "geheim-ş ", "Geheim-ş"]) {
      expect(await isSameSecret(claimed, "geheim-ş")).toBe(false);
    }
  });

  it("that nobody set is never right", async () => {
    expect(await isSameSecret("", "")).toBe(false);
  });
});
