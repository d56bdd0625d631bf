import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { compose } from "../../src/compose.ts";
import { settleCall } from "../../src/conversations/settle.ts";
import { takeIn } from "../../src/conversations/take-in.ts";
import { dashboard } from "../../src/dashboard/app.tsx";
import { signedInVisitor } from "./support/browser.ts";

const RECORDING = "https://api.twilio.com/2010-04-01/Accounts/AC01/Recordings/RE01";

test("a recording is never shown as a page, whatever its provider says that it is", async () => {
  const visitor = await signedInVisitor();
  const { send, workspaceId } = visitor.client;
  const agent = await send("POST", "/v1/agents", { agent_name: "Line" });
  const { body: made } = await send("POST", "/v1/connections", {
    ...{ provider: "twilio", agent_id: agent.body.agent_id },
    credentials: { account_sid: "AC01", auth_token: "token" },
  });
  const headers = {
    ...{ "content-type": "text/html", "set-cookie": "aftercall_session=theirs", refresh: "0; url=/evil" },
    ...{ "content-security-policy": "default-src *", "content-disposition": "inline" },
  };
  const services = {
    ...compose(env),
    providerFetch: async () => new Response("<script>alert(1)</script>", { headers }),
  };
  const source = { workspaceId, provider: "twilio", connectionId: String(made.connection_id) };
  await takeIn(services, source, [
    {
      ...{ key: "end", callId: "conv 1", at: 0, kind: "ended", isFinal: true },
      turns: [{ role: "customer", text: "Hello" }],
      facts: { status: "completed", direction: "inbound", recordingUrl: RECORDING },
    },
  ]);
  await settleCall(services, { ...source, providerCallId: "conv 1" });
  const [call] = (await send<{ call_id: string }[]>("GET", "/v1/calls")).body;
  const answer = await dashboard.fetch(
    new Request(`https://aftercall.example/dashboard/calls/${call?.call_id}/recording`, {
      headers: { cookie: `aftercall_session=${visitor.cookies.get("aftercall_session")}` },
    }),
    { services, requestId: "req_1" },
    createExecutionContext(),
  );
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("<script>");
  const told = Object.fromEntries(answer.headers);
  expect(told).toMatchObject({
    "content-disposition": "attachment",
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringMatching(/^default-src 'none';/),
    "cache-control": "no-store",
  });
  expect(told).not.toHaveProperty("refresh");
  expect(answer.headers.getSetCookie()).toEqual([]);
});
