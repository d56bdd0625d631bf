import { describe, expect, it } from "vitest";
import { commandAnswer, dialAnswer, testAnswer } from "../../src/telephony/answers.ts";
import { providerHttp } from "../../src/telephony/http.ts";

const URL_THERE = "https://api.example.com/calls";

function line() {
  const asked: string[] = [];
  const http = providerHttp(
    async (url) => {
      asked.push(url.href);
      return Response.json({ id: "call-1" });
    },
    ["api.example.com"],
  );
  return { asked, http };
}

describe("a request that cannot be made", () => {
  const circle: Record<string, unknown> = {};
  circle.itself = circle;

  it.each([
    ["a header with a line break", { headers: { authorization: "Bearer key\nand more" } }],
    ["a header with a NUL", { headers: { authorization: "Bearer key\u0000" } }],
    ["a body that no JSON can be made of", { json: circle }],
  ])("because of %s is not sent, so that nobody waits for a phone that may ring", async (_, request) => {
    const { asked, http } = line();
    const answer = await http(URL_THERE, { method: "POST", ...request });
    expect(answer.kind).toBe("not_asked");
    expect(asked).toEqual([]);
    expect(dialAnswer("Example", answer, () => "call-1").kind).toBe("refused");
    expect(commandAnswer("Example", answer).kind).toBe("refused");
    expect(testAnswer("Example", answer, "api_key")).toMatchObject({ ok: false });
    expect(JSON.stringify(answer)).not.toContain("key\\n");
  });

  it("is told apart from one whose answer was lost", async () => {
    const http = providerHttp(async () => {
      throw new TypeError("Network connection lost.");
    }, ["api.example.com"]);
    expect(dialAnswer("Example", await http(URL_THERE), () => "call-1").kind).toBe("unknown");
  });
});

it("a request goes out with its headers and its body as they were given", async () => {
  const seen: Request[] = [];
  const http = providerHttp(
    async (url, init) => {
      seen.push(new Request(url, init));
      return new Response("{}");
    },
    ["api.example.com"],
  );
  await http(URL_THERE, { method: "POST", headers: { "x-key": "k" }, json: { to: "é" } });
  await http(URL_THERE, { method: "POST", form: { To: "+1", Event: ["a", "b"] } });
  const [json, form] = seen;
  expect([json?.headers.get("x-key"), json?.headers.get("content-type")]).toEqual(["k", "application/json"]);
  expect(await json?.json()).toEqual({ to: "é" });
  expect(form?.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
  expect(await form?.text()).toBe("To=%2B1&Event=a&Event=b");
});
