import { Telnyx } from "telnyx";
import { describe, expect, it } from "vitest";
import { callbackTo } from "../connection.ts";
import { PUBLIC_KEY, signTelnyx } from "../telnyx.case.ts";
import { connection, deliver, message, telnyx } from "./setting.ts";

describe("a signature of Telnyx's", () => {
  const VECTOR = {
    body: '{"call_id":"c1","n":"é"}',
    headers: {
      "telnyx-timestamp": "1760000000",
      "telnyx-signature-ed25519":
        "lXIM5Y3UrmEW/0y//CxRM1NlMgWrzz19CTGfZC3gFCym7sxRIyUhtc1mexC1egomyVapqMkfyCmH0iS9zDlRCw==",
    },
  };
  const receiveAt = (now: number, headers: Record<string, string> = VECTOR.headers) =>
    telnyx.receive(connection, callbackTo(connection, { ...VECTOR, headers }), now);

  it("is believed over the documented bytes, up to five minutes off either way and no more", async () => {
    for (const off of [0, 300_000, -300_000]) {
      expect((await receiveAt(1_760_000_000_000 + off)).kind).toBe("unreadable");
    }
    for (const off of [301_000, -301_000]) {
      expect(await receiveAt(1_760_000_000_000 + off)).toEqual({ kind: "unsigned" });
    }
  });

  it.each(["", "1760000000.0", "0x68e77840", "1760000000 ", "1e9", "NaN"])(
    "is not believed with the timestamp %j",
    async (timestamp) => {
      const headers = { ...VECTOR.headers, "telnyx-timestamp": timestamp };
      const received = await receiveAt(1_760_000_000_000, headers);
      // A header's outer blanks are no part of it.
      expect(received.kind).toBe(timestamp.trim() === "1760000000" ? "unreadable" : "unsigned");
    },
  );

  it("is judged as Telnyx's own client judges it", async () => {
    const client = new Telnyx({ apiKey: "KEY", publicKey: PUBLIC_KEY });
    const { body } = message("call.answered");
    const now = Math.floor(Date.now() / 1000) * 1000;
    const headers = await signTelnyx(body, now / 1000);
    expect(await client.webhooks.unwrap(body, { headers })).toMatchObject({ data: { record_type: "event" } });
    expect((await deliver(body, { signedAt: now, now })).kind).toBe("taken");
    await expect(client.webhooks.unwrap(`${body} `, { headers })).rejects.toThrow();
  });

  it("needs a public key of 32 bytes", () => {
    for (const public_key of ["", "AAAA", "not base64!", `${PUBLIC_KEY}AA`]) {
      expect(telnyx.credentials.safeParse({ api_key: "KEY", public_key }).success).toBe(false);
    }
    expect(telnyx.credentials.safeParse({ api_key: "", public_key: PUBLIC_KEY }).success).toBe(false);
  });
});
