import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import { COMMON_TOOL_NAMES, reasonOf, transferTool } from "../../src/transfers/tool-names.ts";

const SALES = "+14155550101";
const SUPPORT = "+14155550102";
const DESK = "+14155550199";
const PREMIUM = "+19005550100";
const vip = { field: "vip", operator: "==", value: true };

const agent = (...actions: object[]) =>
  Configuration.parse({
    agent_name: "Line",
    post_call_data_extraction: [{ name: "vip", type: "boolean" }],
    post_call_actions: actions.map((action) => ({ type: "transfer_call", ...action })),
  });
const AGENT = agent(
  {
    name: "Specialists",
    condition: vip,
    config: {
      targets: [
        { name: "Sales team", to_number: SALES },
        { name: "Destek", to_number: SUPPORT },
        { name: "lobby", to_number: "sip:Lobby@pbx.example" },
      ],
    },
  },
  { name: "Front desk", config: { to_number: DESK, tool_names: ["getHelp", "call_a_colleague"] } },
);
const meant = (name: string, args: Record<string, unknown> = {}, configuration = AGENT) => {
  const found = transferTool({ name, arguments: args }, configuration);
  return found && { action: found.action.name, target: found.target };
};

describe("what a voice agent's tool means", () => {
  it.each([
    "transfer_call",
    "transferCall",
    "Transfer-Call",
    "TRANSFER CALL",
    "handoff",
    "transfer-destination-request",
  ])("knows %s for a transfer, to the desk where it does not say whom", (name) => {
    expect(meant(name)).toEqual({ action: "Front desk", target: null });
  });

  it("knows every name of its list", () => {
    expect(COMMON_TOOL_NAMES.filter((name) => meant(name) === null)).toEqual([]);
  });

  it.each(["end_call", "book_appointment", "transfer_to_savings_account", "transferring_money", "", "__"])(
    "takes %j for no transfer",
    (name) => expect(meant(name)).toBeNull(),
  );

  it("is nothing to an agent that hands no calls over", () => {
    expect(meant("transfer_call", {}, agent())).toBeNull();
  });

  it("takes the first action where every one has a condition", () => {
    const only = agent({ name: "a", condition: vip, config: { to_number: DESK } });
    expect(meant("transfer_call", {}, only)).toEqual({ action: "a", target: null });
  });

  it.each([
    ["an action's own name", "frontDesk", "Front desk"],
    ["an action's own name", "SPECIALISTS", "Specialists"],
    ["a name that the action lists", "get_help", "Front desk"],
    ["a name that the action lists", "Call-A-Colleague", "Front desk"],
  ])("follows %s: %s", (_, name, action) => {
    expect(meant(name)).toEqual({ action, target: null });
  });

  it("lets a listed name win over what it is commonly for", () => {
    const listed = agent(
      { name: "first", config: { to_number: DESK } },
      { name: "second", config: { to_number: SALES, tool_names: ["escalate"] } },
    );
    expect(meant("escalate", {}, listed)).toMatchObject({ action: "second" });
  });

  it.each([
    [{ department: "sales-team" }, "Specialists", SALES],
    [{ target: "DESTEK" }, "Specialists", SUPPORT],
    [{ team: "Front Desk" }, "Front desk", null],
    [{ to_number: "+1 (415) 555-0101" }, "Specialists", SALES],
    [{ phoneNumber: "14155550102" }, "Specialists", SUPPORT],
    [{ to: 14155550102 }, "Specialists", SUPPORT],
    [{ to: DESK }, "Front desk", DESK],
    [{ to: "tel:+14155550101" }, "Specialists", SALES],
    [{ to: "sip:lobby@PBX.example" }, "Specialists", "sip:Lobby@pbx.example"],
    [{ destination: { type: "number", number: SALES } }, "Specialists", SALES],
    [{ to_number: PREMIUM, department: "Sales team" }, "Specialists", SALES],
  ])("chooses among the configured targets by %j", (args, action, target) => {
    expect(meant("transfer_call", args)).toEqual({ action, target });
  });

  it("reads whom out of the tool's own name", () => {
    expect(meant("transfer_to_sales_team")).toEqual({ action: "Specialists", target: SALES });
    expect(meant("connectToFrontDesk")).toEqual({ action: "Front desk", target: null });
  });

  it.each([
    { to_number: PREMIUM },
    { destination: "sip:+19005550100@carrier.example" },
    { target: "premium", phone_number: PREMIUM, name: "sales" },
    { to: [PREMIUM, "911"] },
    { number: SALES },
    { to: { toString: "x", deep: { to: SALES } } },
    { to: null, target: "", name: "  ", team: "***" },
  ])("never takes a number or a name that stands nowhere in the configuration: %j", (args) => {
    expect(meant("transfer_call", args)).toEqual({ action: "Front desk", target: null });
    expect(JSON.stringify(meant("front_desk", args))).not.toContain("900");
  });
});

describe("why a voice agent hands over", () => {
  const reason = (args: Record<string, unknown>) => reasonOf({ arguments: args });

  it("is in its arguments, on one line", () => {
    expect(reason({ summary: "s", reason: " wants\n\u0007a  refund " })).toBe("wants a refund");
    expect(reason({ Summary: "angry about a bill" })).toBe("angry about a bill");
    expect(reason({ reason: "   ", summary: "late parcel" })).toBe("late parcel");
  });

  it("is cut to what can be read at a glance", () => {
    expect(reason({ reason: "because ".repeat(500) })?.length).toBeLessThanOrEqual(300);
  });

  it.each([{}, { reason: "" }, { reason: 7 }, { reason: { a: "b" } }])("is null for %j", (args) => {
    expect(reason(args)).toBeNull();
  });
});
