import { expect, it } from "vitest";
import { transferCall } from "../../src/transfers/by-person.ts";
import { liveCallSetting } from "./setting.ts";

const [SALES, DESK, CARE] = ["+908507654321", "+908507654322", "+908507654323"];
const action = (name: string, targets: object[]) => ({ type: "transfer_call", name, config: { targets } });

const begin = async () => {
  const setting = await liveCallSetting("twilio", {
    post_call_actions: [
      action("Desk", [{ name: "sales", to_number: SALES }, { to_number: DESK }]),
      action("Care", [{ name: "care", to_number: CARE }]),
    ],
  });
  const { tools, client, callId, asked } = setting;
  return {
    asked,
    transfer: (wish: object) => transferCall(tools, client.workspaceId, callId, wish, "Ada"),
  };
};

it.each([
  [{ action: "Desk", target: "sale" }, "target", 'The action "Desk" has no target "sale": use "sales".'],
  [{ action: "Billing" }, "action", 'The agent has no transfer_call action "Billing": use "Desk", "Care".'],
  [
    { to_number: DESK, action: "Desk" },
    "to_number",
    "Give to_number, or an action and its target: not both.",
  ],
  [
    { to_number: DESK, target: "sales" },
    "to_number",
    "Give to_number, or an action and its target: not both.",
  ],
  [
    { to_number: "555" },
    "to_number",
    "Use E.164 (e.g. +14155550123), or a SIP URI such as sip:desk@example.com.",
  ],
])("rings nobody where %j names nobody, and says what to name", async (wish, field, message) => {
  const { transfer, asked } = await begin();
  await expect(transfer(wish)).rejects.toMatchObject({ fields: [{ field, message }] });
  expect(asked).toEqual([]);
});

it.each([
  [{ action: "Desk", target: DESK }, DESK, "Desk"],
  [{ target: "care" }, CARE, "Care"],
  [{}, SALES, "Desk"],
])("rings whom %j names", async (wish, toNumber, name) => {
  const { transfer } = await begin();
  expect(await transfer(wish)).toMatchObject({ toNumber, action: name });
});
