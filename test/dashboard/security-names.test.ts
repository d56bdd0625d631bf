import { expect, test } from "vitest";
import { signedInVisitor } from "./support/browser.ts";
import { PATIENCE } from "./support/calls.ts";

/** What every object of JavaScript has, and a field may be called. */
const INHERITED = ["constructor", "toString", "hasOwnProperty", "valueOf"];
const fieldsOf = (names: readonly string[]) =>
  names.map((name) => ({ name, type: "string", description: "What was said" }));

test("a field called as a member of every object has no value where nothing was read", async () => {
  const visitor = await signedInVisitor();
  const { send } = visitor.client;
  const { body: agent } = await send("POST", "/v1/agents", {
    agent_name: "Names",
    post_call_data_extraction: fieldsOf(["reason"]),
  });
  const { body: call } = await send("POST", "/v1/calls", {
    ...{ agent_id: agent.agent_id, provider_call_id: "1", status: "completed" },
    transcript: [{ role: "user", text: "Hello, I call about my bill." }],
  });
  const statusNow = async () =>
    (await send<{ analysis: { status: string } }>("GET", `/v1/calls/${call.call_id}`)).body.analysis.status;
  await expect.poll(statusNow, PATIENCE).toBe("completed");
  const fields = fieldsOf([...INHERITED, "reason"]);
  await send("PATCH", `/v1/agents/${agent.agent_id}`, { post_call_data_extraction: fields });
  for (const path of [`/dashboard/data/${agent.agent_id}`, `/dashboard/calls/${call.call_id}`]) {
    const { status, html } = await visitor.get(path);
    expect([path, status]).toEqual([path, 200]);
    expect(html).not.toMatch(/undefined|native code|\[object/);
  }
});
