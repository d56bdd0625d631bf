import { describe, expect, it } from "vitest";
import { callbackTo } from "../connection.ts";
import { hmac } from "../hmac.ts";
import { call2me, connection, NOW, SECRET, send } from "./setting.ts";

describe("a signature of Call2Me's", () => {
  const body = '{"call_id":"c1","n":"é"}';
  const mac = "e8dc33b2e7fcc07610cf63dba885927e9345534cdc13bdbd03ce0d6c3a3087e3";

  it("is the HMAC-SHA256 of the body in hex, an é included", async () => {
    // It is signed well, and has no type: only then is it read.
    expect((await send(body, `sha256=${mac}`)).kind).toBe("unreadable");
    expect(`sha256=${hmac(SECRET, body)}`).toBe(`sha256=${mac}`);
  });

  it("is refused without its prefix, cut short, of another text, and where there is none", async () => {
    const headers = [mac, `sha256=${mac.slice(2)}`, `sha1=${mac}`, "sha256=", "", `sha256=${mac} `.repeat(2)];
    for (const header of headers) expect(await send(body, header)).toEqual({ kind: "unsigned" });
    expect(await send(`${body} `, `sha256=${mac}`)).toEqual({ kind: "unsigned" });
    expect(await call2me.receive(connection, callbackTo(connection, { body }), NOW)).toEqual({
      kind: "unsigned",
    });
  });

  it("never holds for an empty secret", () => {
    expect(call2me.credentials.safeParse({ api_key: "k", webhook_secret: "" }).success).toBe(false);
  });
});
