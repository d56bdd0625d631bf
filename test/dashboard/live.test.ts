import { describe, expect, test } from "vitest";
import { signedInVisitor, textOf, type Visitor } from "./support/browser.ts";
import { PATIENCE } from "./support/calls.ts";

const LINE = {
  agent_name: "Support line",
  language: "en-US",
  post_call_data_extraction: [
    { name: "wants_human", type: "boolean", description: "Whether a person is wanted" },
  ],
  post_call_actions: [{ type: "transfer_call", name: "Front desk", config: { to_number: "+14155550100" } }],
};

/** A call of the visitor's workspace that goes on, told by their own voice agent. */
async function beginCall(visitor: Visitor): Promise<string> {
  const agent = await visitor.client.send("POST", "/v1/agents", LINE);
  const { body } = await visitor.client.send("POST", "/v1/calls", {
    agent_id: agent.body.agent_id,
    provider_call_id: crypto.randomUUID(),
    from_number: "+14155550123",
    to_number: "+14155550199",
    status: "in_progress",
  });
  return String(body.call_id);
}

const say = (visitor: Visitor, callId: string, id: string, text: string) =>
  visitor.client.send("POST", `/v1/calls/${callId}/events`, {
    ...{ type: "call.turn", event_id: id, turn: { role: "user", text } },
  });

describe("live calls", () => {
  test("are listed while they go on", async () => {
    const visitor = await signedInVisitor();
    expect(textOf((await visitor.get("/dashboard/live")).html)).toContain("No call goes on just now");
    const callId = await beginCall(visitor);
    const { html } = await visitor.get("/dashboard/live");
    expect(html).toContain(`href="/dashboard/live/${callId}"`);
    expect(textOf(html)).toContain("+14155550123 Support line In progress");
  });

  test("show what is said and decided", async () => {
    const visitor = await signedInVisitor();
    const callId = await beginCall(visitor);
    await say(visitor, callId, "u1", "Hello <b>there</b>.");
    await say(visitor, callId, "u2", "I want to talk to a real person, please.");
    const { html } = await visitor.get(`/dashboard/live/${callId}`);
    const text = textOf(html);
    expect(text).toContain("Hello <b>there</b>.");
    expect(html).not.toContain("<b>there");
    expect(text).toContain("Front desk Hands the call over");
    expect(html).toContain(`data-stream="/dashboard/live/${callId}/stream"`);
  });

  test("tell the browser, by its cookie alone, that something happened", async () => {
    const visitor = await signedInVisitor();
    const callId = await beginCall(visitor);
    const stream = await visitor.open(`/dashboard/live/${callId}/stream`);
    expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: snapshot");
    await say(visitor, callId, "u1", "Good morning.");
    expect((await reader?.read())?.value).toContain("event: turn");
    await reader?.cancel();
  });

  test("tell nothing more to somebody whose session has ended", async () => {
    const visitor = await signedInVisitor();
    const callId = await beginCall(visitor);
    const stream = await visitor.open(`/dashboard/live/${callId}/stream`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain("event: snapshot");
    await visitor.post("/dashboard/sign-out");
    await say(visitor, callId, "u1", "My card number is next.");
    expect(await reader?.read()).toEqual({ done: true, value: undefined });
  });

  test("can be handed over, with the reason where nobody can be asked", async () => {
    const visitor = await signedInVisitor();
    const callId = await beginCall(visitor);
    const form = { action: "Front desk", to_number: "", message: "One moment.", briefing: "", warm: "true" };
    const answer = await visitor.post(`/dashboard/live/${callId}/transfer`, form);
    expect(answer.status).toBe(303);
    const { body } = await visitor.client.send<{ mode: string; requested_by: string }[]>(
      "GET",
      `/v1/calls/${callId}/transfers`,
    );
    expect(body[0]).toMatchObject({ mode: "warm", requested_by: "Test" });
    const again = await visitor.post(`/dashboard/live/${callId}/transfer`, form);
    expect(again.status).toBe(422);
    expect(textOf(again.html)).toContain("being transferred already");
    expect(again.html).toContain(`value="One moment."`);
  });

  test("say why they cannot be ended from here, where the voice agent is the customer's own", async () => {
    const visitor = await signedInVisitor();
    const { status, html } = await visitor.post(`/dashboard/live/${await beginCall(visitor)}/end`);
    expect(status).toBe(422);
    expect(textOf(html)).toContain("Please correct this:");
  });

  test("lead to what was read from them when they are over", async () => {
    const visitor = await signedInVisitor();
    const callId = await beginCall(visitor);
    await say(visitor, callId, "u1", "Good morning.");
    await visitor.client.send("POST", `/v1/calls/${callId}/events`, { type: "call.ended", event_id: "end" });
    await expect
      .poll(async () => textOf((await visitor.get(`/dashboard/live/${callId}`)).html), PATIENCE)
      .toContain("The call is over.");
    expect((await visitor.get(`/dashboard/live/${callId}`)).html).not.toContain("/transfer");
  });

  test("are nobody else's", async () => {
    const callId = await beginCall(await signedInVisitor());
    const other = await signedInVisitor();
    expect((await other.get(`/dashboard/live/${callId}`)).status).toBe(404);
    expect((await other.get(`/dashboard/live/${callId}/stream`)).status).toBe(404);
    expect((await other.post(`/dashboard/live/${callId}/end`)).status).toBe(404);
    expect(textOf((await other.get("/dashboard/live")).html)).not.toContain("+14155550123");
  });
});
