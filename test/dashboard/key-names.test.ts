import { expect, test } from "vitest";
import { signedInVisitor, textOf } from "./support/browser.ts";
import { makeCall } from "./support/calls.ts";

test("whoever corrected a call by the API is told by the name of their key, in the analysis and the events", async () => {
  const visitor = await signedInVisitor();
  const callId = await makeCall(visitor);
  const { client } = visitor;
  const keys = await client.send<{ key_id: string; name: string }[]>("GET", "/v1/api-keys");
  const { key_id: keyId = "", name = "" } = keys.body[0] ?? {};
  const change = { data: { customer_name: "Joan Roe" } };
  const { status } = await client.send("PATCH", `/v1/calls/${callId}/analysis`, change);
  expect(status).toBe(200);
  for (const tab of ["analysis", "events"]) {
    const text = textOf((await visitor.get(`/dashboard/calls/${callId}?tab=${tab}`)).html);
    expect(text, tab).toContain(name);
    expect(text, tab).not.toContain(keyId);
  }
});
