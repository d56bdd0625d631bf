import { describe, expect, test } from "vitest";
import { checkConfiguration } from "../../../../src/agents/check.ts";
import { Configuration } from "../../../../src/agents/configuration.ts";
import { editActions, settleActions } from "../../../../src/dashboard/pages/agents/actions/edit-actions.ts";

const FIELDS = [
  { name: "wants_call", type: "boolean" },
  { name: "interest", type: "enum", options: ["high", "low"] },
  { name: "budget", type: "number" },
  { name: "call_at", type: "string", format: "date-time" },
  { name: "note", type: "string" },
];
const asks = (field: string, operator = "==", value: unknown = true) => ({ field, operator, value });
const draftOf = (...actions: unknown[]) => ({
  agent_name: "Sales",
  post_call_data_extraction: FIELDS,
  post_call_actions: actions,
});
const hook = (condition?: unknown) => ({
  type: "webhook",
  name: "CRM",
  ...(condition === undefined ? {} : { condition }),
  config: { url: "https://crm.example.com/calls", method: "POST" },
});
type Action = { type: string; name: string; condition?: unknown; config: Record<string, unknown> };
const press = (draft: Record<string, unknown>, ...commands: string[]) =>
  commands.reduce<Record<string, unknown>>((made, command) => editActions(made, command.split(".")), draft)
    .post_call_actions as Action[];
const conditionAfter = (condition: unknown, ...commands: string[]) =>
  press(draftOf(hook(condition)), ...commands)[0]?.condition;
const settled = (condition: unknown) =>
  (settleActions(draftOf(hook(condition))).post_call_actions as Action[])[0]?.condition;
const wrongIn = (draft: unknown) => {
  const read = Configuration.safeParse(draft);
  return read.success ? checkConfiguration(read.data, false) : read.error.issues;
};

describe("actions", () => {
  test("are added by type, each under a name of its own", () => {
    const made = press(draftOf(), "add.webhook", "add.webhook", "add.schedule_call", "add.transfer_call");
    expect(made.map(({ type, name }) => [type, name])).toEqual([
      ["webhook", "Send to webhook"],
      ["webhook", "Send to webhook 2"],
      ["schedule_call", "Follow-up call"],
      ["transfer_call", "Transfer to a person"],
    ]);
  });

  test("move, go, and are copied under a free name", () => {
    const three = draftOf(...["a", "b", "c"].map((name) => ({ ...hook(), name })));
    const names = (...commands: string[]) => press(three, ...commands).map(({ name }) => name);
    expect(names("2.up")).toEqual(["a", "c", "b"]);
    expect(names("0.down")).toEqual(["b", "a", "c"]);
    expect(names("0.up", "2.down")).toEqual(["a", "b", "c"]);
    expect(names("1.remove")).toEqual(["a", "c"]);
    expect(names("0.duplicate", "0.duplicate")).toEqual(["a", "a 3", "a 2", "b", "c"]);
  });

  test("stay as they are where a button means nothing", () => {
    const draft = draftOf(hook(asks("wants_call")));
    const commands = ["", "add", "add.fax", "7.remove", "0.condition.all.0.remove", "0.name.add", "x.y.z"];
    for (const command of [...commands, "0.__proto__.remove", "add.constructor", "0.condition.fly"])
      expect(press(draft, command), command).toEqual(draft.post_call_actions);
  });
});

describe("a condition", () => {
  test("begins with a comparison that holds, and goes with its last member", () => {
    const begun = press(draftOf(hook()), "0.condition.add");
    expect(begun[0]?.condition).toEqual(asks("wants_call"));
    expect(wrongIn(draftOf(...begun))).toEqual([]);
    expect(press(draftOf(...begun), "0.condition.remove")[0]).not.toHaveProperty("condition");
    const nested = { any: [{ all: [asks("wants_call")] }, asks("budget", ">", 3)] };
    expect(conditionAfter(nested, "0.condition.any.0.all.0.remove")).toEqual({
      any: [asks("budget", ">", 3)],
    });
    expect(
      press(draftOf(hook({ not: { any: [asks("budget")] } })), "0.condition.not.any.0.remove")[0],
    ).not.toHaveProperty("condition");
  });

  test("is put into groups, which grow, turn and dissolve", () => {
    const one = asks("wants_call");
    expect(conditionAfter(one, "0.condition.group.all")).toEqual({ all: [one] });
    expect(conditionAfter(one, "0.condition.group.not")).toEqual({ not: one });
    expect(conditionAfter(one, "0.condition.group.all", "0.condition.all.add")).toEqual({ all: [one, one] });
    const two = { all: [one, asks("interest", "==", "high")] };
    expect(conditionAfter(two, "0.condition.all.1.group.any", "0.condition.all.1.any.add")).toEqual({
      all: [one, { any: [asks("interest", "==", "high"), one] }],
    });
    expect(conditionAfter(two, "0.condition.turn.any")).toEqual({ any: two.all });
    expect(conditionAfter({ not: one }, "0.condition.ungroup")).toEqual(one);
    // Two of "any" are not two of "all".
    expect(conditionAfter({ all: [one, { any: two.all }] }, "0.condition.all.1.ungroup")).toEqual({
      all: [one, { any: two.all }],
    });
    expect(conditionAfter({ all: [one, { all: two.all }] }, "0.condition.all.1.ungroup")).toEqual({
      all: [one, ...two.all],
    });
    expect(conditionAfter(two, "0.condition.all.1.up")).toEqual({ all: [...two.all].reverse() });
  });

  test("nests as deep as the checks allow, and no deeper", () => {
    let draft: Record<string, unknown> = draftOf(hook(asks("wants_call")));
    for (let depth = 1; depth < 20; depth++) draft = editActions(draft, "0.condition.group.not".split("."));
    expect(wrongIn(draft)).toEqual([]);
    expect(JSON.stringify(draft).match(/"not"/g)).toHaveLength(9);
  });

  test("of a transfer's target is edited like any other", () => {
    const transfer = { type: "transfer_call", name: "Desk", config: { to_number: "+14155550123" } };
    const made = press(draftOf(transfer), "0.config.targets.add", "0.config.targets.1.condition.add");
    expect(made[0]?.config).toEqual({
      targets: [{ to_number: "+14155550123" }, { condition: asks("wants_call") }],
    });
    expect(press(draftOf(...made), "0.config.targets.1.up", "0.config.targets.0.remove")[0]?.config).toEqual({
      targets: [{ to_number: "+14155550123" }],
    });
  });
});

describe("another field or operator", () => {
  test.each([
    ["keeps what holds", asks("interest", "in", ["high"]), asks("interest", "in", ["high"])],
    ["reads a text as the type it is asked for", asks("wants_call", "==", "true"), asks("wants_call")],
    ["reads a number", asks("budget", ">", "20"), asks("budget", ">", 20)],
    ["makes a list of one value", asks("interest", "in", "low"), asks("interest", "in", ["low"])],
    ["takes the first of a list", asks("interest", "==", ["low", "high"]), asks("interest", "==", "low")],
    ["keeps null", asks("budget", "!=", null), asks("budget", "!=", null)],
    ["keeps metadata as it is", asks("call.metadata.plan", "==", 3), asks("call.metadata.plan", "==", 3)],
    ["keeps a moment", asks("call_at", ">", "2026-05-07"), asks("call_at", ">", "2026-05-07")],
  ])("%s", (_, before, after) => {
    expect(settled(before)).toEqual(after);
    expect(wrongIn(draftOf(hook(after)))).toEqual([]);
  });

  test.each([
    ["a value that does not fit", asks("interest", "==", true), { field: "interest", operator: "==" }],
    ["a value under another operator", asks("wants_call", ">", 5), { field: "wants_call", operator: "==" }],
    ["text where a number is asked for", asks("budget", "==", "a lot"), { field: "budget", operator: "==" }],
  ])("takes %s out, and the checks ask for another", (_, before, after) => {
    expect(settled(before)).toEqual(after);
    expect(wrongIn(draftOf(hook(after)))).not.toEqual([]);
  });

  test("leaves no part of another fallback behind", () => {
    const fallback = { type: "message", message: "Sorry.", delay_minutes: 15, from_number: "+14155550123" };
    const draft = draftOf({ type: "transfer_call", name: "Desk", config: { fallback } });
    expect((settleActions(draft).post_call_actions as Action[])[0]?.config.fallback).toEqual({
      type: "message",
      message: "Sorry.",
    });
  });
});
