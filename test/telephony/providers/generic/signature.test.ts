import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { generic } from "../../../../src/telephony/providers/generic.ts";
import { connectionTo } from "../connection.ts";
import { ENDED, NOW, receive, SECRET, signed } from "./setting.ts";

describe("a signature", () => {
  const body = JSON.stringify(ENDED);

  test("may be one of several, of other versions too", async () => {
    const headers = signed(body);
    const other = new Webhook("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").sign("msg_1", new Date(NOW), body);
    const list = `v1a,AAAA ${other} ${headers["webhook-signature"]}`;
    expect((await receive(ENDED, { ...headers, "webhook-signature": list })).kind).toBe("taken");
    expect((await receive(ENDED, { ...headers, "webhook-signature": other })).kind).toBe("unsigned");
  });

  test("counts as v1 alone", async () => {
    const headers = signed(body);
    const signature = headers["webhook-signature"].replace("v1,", "v2,");
    expect((await receive(ENDED, { ...headers, "webhook-signature": signature })).kind).toBe("unsigned");
  });

  test("of a secret in plain text is by its characters", async () => {
    const text = "a secret of twenty-two";
    const plain = connectionTo(generic, { webhook_secret: text });
    const headers = signed(body, { webhook: new Webhook(text, { format: "raw" }) });
    expect((await receive(ENDED, headers, plain)).kind).toBe("taken");
    expect((await receive(ENDED, headers)).kind).toBe("unsigned");
  });

  test.each([
    ["five minutes old", -300_000, "taken"],
    ["older", -301_000, "unsigned"],
    ["five minutes ahead", 300_000, "taken"],
    ["further ahead", 301_000, "unsigned"],
  ])("that is %s: %i ms", async (_, ms, kind) => {
    expect((await receive(ENDED, signed(body, { at: NOW + ms }))).kind).toBe(kind);
  });

  test.each([
    ["webhook-id", "msg_2"],
    ["webhook-timestamp", String(NOW / 1000 + 1)],
    ["webhook-timestamp", `${NOW / 1000}.0`],
    ["webhook-signature", ""],
    ["webhook-signature", "v1,"],
    ["webhook-signature", "v1"],
  ])("covers %s: not %j", async (header, value) => {
    expect((await receive(ENDED, { ...signed(body), [header]: value })).kind).toBe("unsigned");
  });

  test("is looked for among the first ten only", async () => {
    const headers = signed(body);
    const list = [...Array(10).fill("v1,AAAA"), headers["webhook-signature"]].join(" ");
    expect((await receive(ENDED, { ...headers, "webhook-signature": list })).kind).toBe("unsigned");
  });
});

describe("credentials", () => {
  const refused = (webhook_secret: unknown) =>
    generic.credentials.safeParse({ webhook_secret }).error?.issues[0]?.message;

  test.each([undefined, "", "short", "whsec_AAAA", "whsec_!".padEnd(40, "!")])(
    "are refused with a secret that cannot protect anything: %j",
    (secret) => {
      expect(refused(secret)).toEqual(expect.any(String));
    },
  );

  test("are taken with a secret of Standard Webhooks, or a text of sixteen characters", () => {
    expect(refused(SECRET)).toBeUndefined();
    expect(refused("0123456789abcdef")).toBeUndefined();
  });
});
