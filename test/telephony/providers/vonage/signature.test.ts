import { decodeJwt } from "jose";
import jsonwebtoken from "jsonwebtoken";
import { describe, expect, it } from "vitest";
// Its own entry point refuses to load where a bundler could take it for a browser's.
import { verifySignature } from "../../../../node_modules/@vonage/jwt/dist/esm/verifySignature.mjs";
import { standIn } from "../connection.ts";
import { lost } from "../failures.ts";
import type { Message } from "../provider-case.ts";
import { COMPLETED, gotten, posted, privateKey, tokenFor, vonageCase } from "../vonage.case.ts";
import { connection, NOW, receive, refusing, SECRET, send, vonage } from "./setting.ts";

const withClaims = async (claims: Record<string, unknown>, secret = SECRET, message = posted(COMPLETED)) =>
  send(message, `Bearer ${await tokenFor(message, secret, NOW, claims)}`);

describe("a signature of Vonage's", () => {
  it("is over the body's SHA-256, an é included", async () => {
    const message = { body: '{"call_id":"c1","n":"é"}', contentType: "application/json" };
    const payload_hash = "72a77c774821fb092bf52850e0fb26f0b29eb338712b0adfcaed3a213a274ea0";
    expect((await withClaims({ payload_hash }, SECRET, message)).kind).toBe("taken");
    const latin1 = { payload_hash: `0${payload_hash.slice(1)}` };
    expect(await withClaims(latin1, SECRET, message)).toEqual({ kind: "unsigned" });
  });

  it("is over the query's parameters in their order where the webhook is a GET", async () => {
    const message = gotten({ to: "15550002222", from: "15550001111", uuid: "u 1/ü" }, "answer");
    expect((await receive(message)).kind).toBe("taken");
    const query = new URLSearchParams(message.query ?? "");
    const reordered = new URLSearchParams([...query].reverse()).toString();
    const authorization = `Bearer ${await tokenFor(message, SECRET, NOW)}`;
    expect(await send({ ...message, query: reordered }, authorization)).toEqual({ kind: "unsigned" });
  });

  it("keeps the order of parameters whose names are numbers", async () => {
    const hashed = '{"9":"b","1":"a"}';
    const payload = { body: hashed, contentType: "" };
    const authorization = `Bearer ${await tokenFor(payload, SECRET, NOW)}`;
    const message: Message = { method: "GET", body: "", contentType: "", path: "answer", query: "9=b&1=a" };
    expect((await send(message, authorization)).kind).toBe("taken");
  });

  it("is asked for again where there is none, because Vonage may leave it out by fault", async () => {
    expect(await send(posted(COMPLETED), null)).toEqual({ kind: "unsigned", sendAgain: true });
  });

  it("is refused for good where it is another scheme, or no token", async () => {
    const token = await tokenFor(posted(COMPLETED), SECRET, NOW);
    for (const header of [`Basic ${token}`, token, "Bearer ", "Bearer a.b.c", "Bearer null"]) {
      expect(await send(posted(COMPLETED), header)).toEqual({ kind: "unsigned" });
    }
  });

  it("holds for five minutes, and for no more to either side", async () => {
    const iat = NOW / 1000;
    for (const seconds of [-299, 0, 299]) {
      expect((await withClaims({ iat: iat + seconds })).kind).toBe("taken");
    }
    for (const seconds of [-31_536_000, -301, 301, 86_400]) {
      expect(await withClaims({ iat: iat + seconds })).toEqual({ kind: "unsigned" });
    }
  });

  it("needs its claims: the issuer, the time and the hash of the payload", async () => {
    const message = posted(COMPLETED);
    const own = decodeJwt(await tokenFor(message, SECRET, NOW));
    expect((await send(message, `Bearer ${await unchecked(own)}`)).kind).toBe("taken");
    const { iss: _iss, ...noIssuer } = own;
    const { iat: _iat, ...noTime } = own;
    const { payload_hash: _hash, ...noHash } = own;
    const wrong = [
      { ...own, iss: "Nexmo" },
      { ...own, iat: "now" },
      { ...own, payload_hash: "" },
      { ...own, payload_hash: [own.payload_hash] },
    ];
    for (const claims of [noIssuer, noTime, noHash, ...wrong]) {
      expect(await send(message, `Bearer ${await unchecked(claims)}`)).toEqual({ kind: "unsigned" });
    }
  });

  it("is HS256 alone: neither none, nor another HMAC, nor a key's", async () => {
    const message = posted(COMPLETED);
    const claims = decodeJwt(await tokenFor(message, SECRET, NOW));
    const minted = [
      jsonwebtoken.sign(claims, "", { algorithm: "none" }),
      jsonwebtoken.sign(claims, SECRET, { algorithm: "HS512" }),
      jsonwebtoken.sign(claims, privateKey, { algorithm: "RS256" }),
    ];
    for (const token of minted) expect(await send(message, `Bearer ${token}`)).toEqual({ kind: "unsigned" });
  });

  it("is accepted and refused as Vonage's own helper does, whatever of the token is changed", async () => {
    const message = posted(COMPLETED);
    const token = await tokenFor(message, SECRET, NOW);
    const [head = "", claims = "", mac = ""] = token.split(".");
    const tokens = [
      token,
      await tokenFor(message, "another", NOW),
      [head, claims, `${mac.slice(0, -2)}${mac.at(-2) === "A" ? "B" : "A"}${mac.at(-1)}`].join("."),
      [head, `${claims.slice(0, 10)}${claims[10] === "A" ? "B" : "A"}${claims.slice(11)}`, mac].join("."),
      [head, claims, ""].join("."),
    ];
    const judged = tokens.map((one) => isAcceptedByVonage(one));
    expect(judged).toEqual([true, false, false, false, false]);
    for (const [index, one] of tokens.entries()) {
      const isTaken = (await send(message, `Bearer ${one}`)).kind === "taken";
      expect(isTaken).toBe(judged[index]);
    }
  });

  it("never holds for an empty secret", async () => {
    expect(vonage.credentials.safeParse({ ...vonageCase.credentials, signature_secret: "" }).success).toBe(
      false,
    );
  });
});

function isAcceptedByVonage(token: string): boolean {
  try {
    return verifySignature(token, SECRET);
  } catch {
    return false;
  }
}

/** A token with claims that jsonwebtoken would not sign. */
async function unchecked(claims: Record<string, unknown>): Promise<string> {
  const part = (value: unknown) =>
    btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const [bytes, raw] = [text, SECRET].map((value) => new TextEncoder().encode(value)) as [
    Uint8Array,
    Uint8Array,
  ];
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", raw, hmac, false, ["sign"]);
  const mac = String.fromCharCode(...new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes)));
  return `${text}.${btoa(mac).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}
describe("a connection to Vonage", () => {
  const tried = async (answer: () => Response | Promise<Response>) => {
    const { asked, tools } = standIn(vonage, answer);
    return { asked, tested: await vonage.test?.(tools, connection) };
  };

  it("is tested by a list of one call", async () => {
    const { asked, tested } = await tried(() => Response.json({ _embedded: { calls: [] } }));
    expect(tested?.ok).toBe(true);
    expect(asked).toMatchObject([{ method: "GET", url: "https://api.nexmo.com/v1/calls?page_size=1" }]);
  });

  it("names the key where Vonage refuses it, and none where the fault is elsewhere", async () => {
    expect((await tried(refusing(401))).tested).toMatchObject({
      ok: false,
      field: "credentials.private_key",
    });
    for (const answer of [refusing(429), refusing(500), lost]) {
      const { tested } = await tried(answer);
      expect(tested?.ok).toBe(false);
      expect(tested).not.toHaveProperty("field");
    }
  });

  it("takes a key whose line ends were pasted as \\n, and refuses what is no PKCS #8", () => {
    const parse = (private_key: string) =>
      vonage.credentials.safeParse({ ...vonageCase.credentials, private_key });
    expect(parse(`${privateKey.replaceAll("\n", "\\n")}\n`).data?.private_key).toBe(privateKey);
    expect(parse("-----BEGIN RSA PRIVATE KEY-----\nx").error?.issues[0]?.message).toContain(
      "BEGIN PRIVATE KEY",
    );
    expect(parse("").success).toBe(false);
  });

  it("knows no other settings than its own", () => {
    expect(vonage.settings.safeParse({ forward_to: "ftp://x" }).success).toBe(false);
    expect(vonage.settings.safeParse({ ncco: [] }).success).toBe(false);
    expect(vonage.settings.safeParse({ colour: "red" }).success).toBe(false);
    expect(vonage.settings.parse(undefined)).toEqual({});
  });

  it("is set up with the addresses of this connection", () => {
    const steps = vonage.setUp(connection);
    expect(steps.flatMap(({ copy }) => copy ?? [])).toEqual(
      ["answer", "event", "transcription"].map((path) => `${connection.intakeUrl}/${path}`),
    );
  });
});
