import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import { chosen, decide, neededFields, transferActions } from "../../src/transfers/decide.ts";

const TO = { to_number: "+14155550123" };
const is = (field: string, value: unknown) => ({ field, operator: "==", value });
const field = (name: string) => ({ name, type: "string" });
const transfer = (name: string, condition: unknown = null, config: object = {}) => ({
  type: "transfer_call",
  name,
  condition,
  config: { ...TO, ...config },
});
const webhook = {
  type: "webhook",
  name: "CRM",
  condition: is("city", "Bonn"),
  config: { url: "https://crm.example/" },
};
const agent = (actions: object[], fields: object[] = []) =>
  Configuration.parse({ agent_name: "Line", post_call_actions: actions, post_call_data_extraction: fields });

const ASKED = { turn: 3, quote: "let me talk to a person" };
const judge = (actions: object[], facts = {}, asked: typeof ASKED | null = null) =>
  decide(agent(actions), facts, asked);

describe("what a transfer hangs on", () => {
  it("is every field that conditions of transfers and of their targets name, also deep in groups", () => {
    const configuration = agent(
      [
        webhook,
        transfer("a", {
          all: [is("level", "high"), { not: { any: [is("angry", "yes"), is("call.status", "busy")] } }],
        }),
        transfer("b", is("level", "low"), {
          to_number: undefined,
          targets: [
            { to_number: "+14155550124", condition: is("tongue", "de") },
            { to_number: "+14155550125" },
          ],
        }),
      ],
      ["city", "tongue", "angry", "level", "unused"].map(field),
    );
    expect(neededFields(configuration).map(({ name }) => name)).toEqual(["tongue", "angry", "level"]);
    expect(transferActions(configuration).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("is nothing where no transfer has a condition", () => {
    expect(neededFields(agent([webhook, transfer("desk")], [field("city")]))).toEqual([]);
  });
});

describe("deciding a transfer", () => {
  it("follows the condition, and shows what it was judged on", () => {
    const compared = {
      kind: "comparison",
      field: "level",
      operator: "==",
      expected: "high",
      comparable: true,
    };
    const hot = { action: "hot", trigger: "condition" };
    expect(judge([transfer("hot", is("level", "high"))], { level: "high" })).toEqual([
      {
        ...{ ...hot, met: true, explanation: 'level == "high": "high"' },
        trace: { ...compared, met: true, actual: "high" },
      },
    ]);
    expect(judge([transfer("hot", is("level", "high"))], { level: "low" })).toEqual([
      {
        ...{ ...hot, met: false, explanation: 'level == "high": "low"' },
        trace: { ...compared, met: false, actual: "low" },
      },
    ]);
  });

  it("never hands a call to a desk before the caller asked for a person", () => {
    const [waiting] = judge([transfer("desk")]);
    expect(waiting).toMatchObject({ met: false, trigger: "caller" });
    const [asked] = judge([transfer("desk")], {}, ASKED);
    expect(asked).toEqual({
      ...{ action: "desk", trigger: "caller", met: true, trace: null },
      explanation: 'The caller asked for a person: "let me talk to a person".',
    });
  });

  it("also hands over by an unmet condition's action where the caller asks, unless that is switched off", () => {
    const hot = (config: object) => judge([transfer("hot", is("level", "high"), config)], {}, ASKED);
    expect(hot({})).toMatchObject([{ met: true, trigger: "caller" }]);
    expect(hot({ on_request: false })).toMatchObject([{ met: false, trigger: "condition" }]);
    expect(judge([transfer("desk", null, { on_request: false })], {}, ASKED)).toMatchObject([{ met: false }]);
  });

  it("cuts a long wish short", () => {
    const [decision] = judge([transfer("desk")], {}, { turn: 0, quote: "person ".repeat(200) });
    expect(decision?.explanation.length).toBeLessThan(260);
  });
});

describe("the transfer that is carried out", () => {
  const actions = [
    transfer("desk"),
    transfer("cold", is("level", "low")),
    transfer("hot", is("level", "high")),
  ];

  it("is the first that its condition meets, also where the caller asked for one before it", () => {
    expect(chosen(judge(actions, { level: "high" }, ASKED))).toMatchObject({ action: "hot" });
  });

  it("else is the first that the caller's wish meets", () => {
    expect(chosen(judge(actions, {}, ASKED))).toMatchObject({ action: "desk", trigger: "caller" });
  });

  it("is none where nothing is met", () => {
    expect(chosen(judge(actions))).toBeNull();
    expect(chosen([])).toBeNull();
  });
});
