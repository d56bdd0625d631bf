import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { api } from "../../src/api/app.ts";
import { compose } from "../../src/compose.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { type Client, mintClient } from "../support/client.ts";
import type { Asked } from "../telephony/providers/connection.ts";

const RECORDING = "https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01";
const CREDENTIALS: Record<string, object> = {
  twilio: { account_sid: "AC01", auth_token: "token" },
  elevenlabs: { api_key: "sk_el", webhook_secret: "wsec_1" },
};

interface Change {
  provider?: string;
  recordingUrl?: string | null;
  /** The provider's answer to whoever asks for the recording. */
  answer?: () => Response;
}

/** A call that a provider told of, in a workspace of its own, and a stand-in for whoever is asked for its recording. */
async function recordedCall({ provider = "twilio", recordingUrl = RECORDING, answer }: Change = {}) {
  const client = await mintClient();
  const agent = await client.send<{ agent_id: string }>("POST", "/v1/agents", { agent_name: "Line" });
  const made = await client.send<{ connection_id: string }>("POST", "/v1/connections", {
    ...{ provider, agent_id: agent.body.agent_id, credentials: CREDENTIALS[provider] },
  });
  const asked: Asked[] = [];
  const services = {
    ...compose(env),
    providerFetch: async (url: URL, init: RequestInit) => {
      const request = new Request(url, init);
      const headers = Object.fromEntries(request.headers);
      asked.push({ method: request.method, url: request.url, headers, body: "" });
      return answer ? answer() : new Response("no answer was given", { status: 500 });
    },
  };
  const source = { workspaceId: client.workspaceId, provider, connectionId: made.body.connection_id };
  await takeIn(services, source, [
    {
      ...{ key: "end", callId: "conv 1", at: 0, kind: "ended", isFinal: true },
      turns: [{ role: "customer", text: "Hello" }],
      facts: {
        status: "completed",
        direction: "inbound",
        ...(recordingUrl === null ? {} : { recordingUrl }),
      },
    },
  ]);
  await settleCall(services, { ...source, providerCallId: "conv 1" });
  const [call] = (await client.send<{ call_id: string }[]>("GET", "/v1/calls")).body;
  const get = (by: Client = client, headers: Record<string, string> = {}) =>
    api.fetch(
      new Request(`https://aftercall.example/v1/calls/${call?.call_id}/recording`, {
        headers: { authorization: `Bearer ${by.key}`, ...headers },
      }),
      { services, requestId: "req_1" },
      createExecutionContext(),
    );
  return { client, asked, get };
}

const audio =
  (status = 200, headers: Record<string, string> = {}) =>
  () =>
    new Response(new Uint8Array([1, 2, 3]), {
      status,
      headers: { "content-type": "audio/mpeg", ...headers },
    });

it("a recording that wants the account's credentials is handed on as it comes", async () => {
  const { asked, get } = await recordedCall({
    answer: audio(200, { "set-cookie": "a=b", "accept-ranges": "bytes" }),
  });
  const response = await get();
  expect(response.status).toBe(200);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "audio/mpeg",
    "accept-ranges": "bytes",
    "content-disposition": "attachment",
    "x-content-type-options": "nosniff",
  });
  expect(response.headers.get("set-cookie")).toBeNull();
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({
    method: "GET",
    url: `${RECORDING}.mp3`,
    headers: { authorization: `Basic ${btoa("AC01:token")}` },
  });
  expect(asked[0]?.headers).not.toHaveProperty("range");
});

it("a part of a recording is asked for and handed on", async () => {
  const { asked, get } = await recordedCall({ answer: audio(206, { "content-range": "bytes 0-2/9" }) });
  const response = await get(undefined, { range: "bytes=0-2" });
  expect(response.status).toBe(206);
  expect(response.headers.get("content-range")).toBe("bytes 0-2/9");
  expect(asked[0]?.headers.range).toBe("bytes=0-2");
});

it("a part that a recording does not have is said to be none", async () => {
  const { get } = await recordedCall({ answer: audio(416, { "content-range": "bytes */9" }) });
  const response = await get(undefined, { range: "bytes=100-" });
  expect(response.status).toBe(416);
  expect(response.headers.get("content-range")).toBe("bytes */9");
});

it("a length that is not the body's is left out", async () => {
  // Unpacked already, as `fetch` hands it on.
  const packed = { "content-encoding": "gzip", "content-length": "99" };
  const { get } = await recordedCall({
    answer: () => new Response(new Uint8Array([1, 2, 3]), { headers: packed, encodeBody: "manual" }),
  });
  expect((await get()).headers.get("content-length")).not.toBe("99");
});

it.each([
  "https://cdn.example.com/a.mp3",
  "https://api.twilio.com.evil.example/2010-04-01/Accounts/AC01/Recordings/RE01",
  "https://api.twilio.com/2010-04-01/Accounts/AC01.json",
])("a recording at %s is opened there, and nobody's credentials are shown", async (recordingUrl) => {
  const { asked, get } = await recordedCall({ recordingUrl, answer: audio() });
  const response = await get();
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(recordingUrl);
  expect(asked).toEqual([]);
});

it("where a provider sends on to another place the client goes there, and the credentials stay", async () => {
  const location = "https://media.example.com/RE01?signature=1";
  const { asked, get } = await recordedCall({
    answer: () => new Response(null, { status: 307, headers: { location } }),
  });
  const response = await get();
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe(location);
  expect(asked).toHaveLength(1);
});

it("a recording without an address is asked for by the call's id", async () => {
  const { asked, get } = await recordedCall({ provider: "elevenlabs", recordingUrl: null, answer: audio() });
  expect((await get()).status).toBe(200);
  expect(asked[0]).toMatchObject({
    url: "https://api.elevenlabs.io/v1/convai/conversations/conv%201/audio",
    headers: { "xi-api-key": "sk_el" },
  });
});

it("a call without a recording has none", async () => {
  const { asked, get } = await recordedCall({ recordingUrl: null });
  expect((await get()).status).toBe(404);
  expect(asked).toEqual([]);
});

it("a recording that its provider does not have is none", async () => {
  const { get } = await recordedCall({
    provider: "elevenlabs",
    recordingUrl: null,
    answer: () => Response.json({ detail: "secret words of the provider" }, { status: 404 }),
  });
  const response = await get();
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain("secret words");
});

it.each([
  ["is down", () => new Response("", { status: 500 }), /try again later/],
  [
    "is not there",
    () => {
      throw new TypeError("Network connection lost.");
    },
    /did not answer/,
  ],
  ["refuses the credentials", () => new Response("", { status: 401 }), /correct its credentials/],
  ["sends on to nowhere", () => new Response(null, { status: 302 }), /answered 302/],
])("where the provider %s the recording cannot be had", async (_, answer, said) => {
  const { get } = await recordedCall({ answer });
  const response = await get();
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(said);
});

it("a recording of another workspace is none", async () => {
  const { asked, get } = await recordedCall({ answer: audio() });
  expect((await get(await mintClient())).status).toBe(404);
  expect(asked).toEqual([]);
});
