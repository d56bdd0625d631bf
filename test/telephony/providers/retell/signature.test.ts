import Retell from "retell-sdk";
import { symmetric } from "retell-sdk/lib/webhook_auth";
import { describe, expect, test } from "vitest";
import { callbackTo, connectionTo } from "../connection.ts";
import { hmac } from "../hmac.ts";
import { retellEnded } from "../retell.case.ts";
import { retell } from "./setting.ts";

const VECTOR = '{"call_id":"c1","n":"é"}';

const VECTOR_MAC = "a8373a97b6240dd213c786dac7f708fa235b62629a49e06b8df71342c0a6955d";

describe("who may post to a Retell connection", () => {
  const check = async (header: string | null, now: number, body = VECTOR, apiKey = "test_secret") => {
    const connection = connectionTo(retell, { api_key: apiKey });
    const headers: Record<string, string> = header === null ? {} : { "x-retell-signature": header };
    return (await retell.receive(connection, callbackTo(connection, { headers, body }), now)).kind;
  };

  test("is whoever signs body and time with the API key, within five minutes", async () => {
    const at = 1_760_000_000_123;
    const header = `v=${at},d=${VECTOR_MAC}`;
    expect(await symmetric.sign(VECTOR, "test_secret", at)).toBe(header);
    expect(await check(header, at)).toBe("unreadable");
    expect(await check(header, at + 300_000)).toBe("unreadable");
    expect(await check(header, at + 300_001)).toBe("unsigned");
    expect(await check(header, at - 300_001)).toBe("unsigned");
    expect(await check(header, at, VECTOR.replace("é", "e"))).toBe("unsigned");
    expect(await check(header, at, VECTOR, "test_secres")).toBe("unsigned");
    expect(await check(`v=${at + 1},d=${VECTOR_MAC}`, at)).toBe("unsigned");
    for (const odd of [
      null,
      "",
      VECTOR_MAC,
      `d=${VECTOR_MAC}`,
      `v=${at},d=`,
      `v=${at},d=${VECTOR_MAC.slice(2)}`,
    ]) {
      expect(await check(odd, at)).toBe("unsigned");
    }
  });

  test("is the one whom Retell's SDK takes for Retell", async () => {
    const body = JSON.stringify({ event: "call_ended", call: retellEnded("119c") });
    const at = Date.now();
    const good = `v=${at},d=${hmac("key_retell_1", body + at)}`;
    const old = at - 6 * 60_000;
    const stale = `v=${old},d=${hmac("key_retell_1", body + old)}`;
    const changed = good.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const header of [good, stale, changed]) {
      const says = await Retell.verify(body, "key_retell_1", header);
      expect(await check(header, at, body, "key_retell_1")).toBe(says ? "taken" : "unsigned");
    }
    expect(await Retell.verify(body, "key_retell_1", good)).toBe(true);
  });

  test("is nobody where there is no key", () => {
    expect(retell.credentials.safeParse({ api_key: "" }).success).toBe(false);
    expect(retell.credentials.safeParse({}).success).toBe(false);
    expect(retell.settings.safeParse({ agent: "x" }).success).toBe(false);
  });
});
