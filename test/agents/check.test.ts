import { describe, expect, it } from "vitest";
import { checkConfiguration } from "../../src/agents/check.ts";
import { Configuration } from "../../src/agents/configuration.ts";

const NUMBER = "+14155550101";
const OTHER = "+14155550102";

const transfer = (name: string, config: object) => ({ type: "transfer_call", name, config });
const wrong = (...actions: object[]) =>
  checkConfiguration(
    Configuration.parse({
      agent_name: "Line",
      post_call_data_extraction: [{ name: "level", type: "enum", options: ["high", "low"] }],
      post_call_actions: actions,
    }),
    false,
  );
const places = (...actions: object[]) => wrong(...actions).map(({ field }) => field);

describe("saving an agent that hands calls over", () => {
  it("takes targets, templates and tool names that fit", () => {
    const targets = [
      { name: "sales", to_number: NUMBER, condition: { field: "level", operator: "==", value: "high" } },
      { to_number: OTHER },
      { to_number: "sip:desk@pbx.example" },
    ];
    const message = "One moment{% if level %}: {{ level }}{% endif %}.";
    const briefing =
      "{{ call.customer_number }} said {{ call.asked_for_human }}, {{ analysis.fields.level.raw }}";
    expect(
      wrong(
        transfer("a", { targets, message, briefing, tool_names: ["help", "getHelp"] }),
        transfer("b", { to_number: NUMBER, tool_names: ["colleague"] }),
      ),
    ).toEqual([]);
  });

  it("checks the condition of every target like any other", () => {
    const targets = [
      { to_number: NUMBER, condition: { any: [{ field: "levell", operator: "==", value: "high" }] } },
      { to_number: OTHER, condition: { field: "level", operator: "==", value: "medium" } },
    ];
    expect(wrong(transfer("a", { targets }))).toEqual([
      {
        field: "post_call_actions.0.config.targets.0.condition.any.0.field",
        message: 'No field "levell" is defined. Did you mean "level"?',
      },
      {
        field: "post_call_actions.0.config.targets.1.condition.value",
        message: expect.stringContaining("never has that value"),
      },
    ]);
  });

  it("checks what is said: it can only name what is known during the call", () => {
    const config = {
      to_number: NUMBER,
      message: "Hello {{ nmae }}",
      briefing: "{{ call.transcript }}",
    };
    expect(places(transfer("a", config))).toEqual([
      "post_call_actions.0.config.message",
      "post_call_actions.0.config.briefing",
    ]);
    expect(places(transfer("a", { to_number: NUMBER, briefing: "{% if %}" }))).toEqual([
      "post_call_actions.0.config.briefing",
    ]);
  });

  it("takes no template where it would be said as it stands", () => {
    const fallback = { type: "message", message: "Sorry, {{ level }}." };
    expect(wrong(transfer("a", { to_number: NUMBER, fallback }))).toEqual([
      {
        field: "post_call_actions.0.config.fallback.message",
        message: "It is said as it stands: write it without {{ }} and {% %}.",
      },
    ]);
    expect(
      wrong(transfer("a", { to_number: NUMBER, fallback: { type: "message", message: "Sorry." } })),
    ).toEqual([]);
  });

  it("lets a voice agent tell the targets of one action apart by name", () => {
    const targets = [
      { name: "Sales team", to_number: NUMBER },
      { name: "desk", to_number: OTHER },
      { name: "sales-team", to_number: OTHER },
    ];
    expect(wrong(transfer("a", { targets }))).toEqual([
      {
        field: "post_call_actions.0.config.targets.2.name",
        message: 'Another target is called "sales-team", or nearly so: give each its own name.',
      },
    ]);
    expect(
      wrong(transfer("a", { targets: targets.slice(0, 2) }), transfer("b", { targets: targets.slice(1) })),
    ).toEqual([]);
  });

  it("lets a tool mean one action", () => {
    const webhook = { type: "webhook", name: "CRM", config: { url: "https://crm.example/" } };
    expect(
      wrong(
        transfer("a", { to_number: NUMBER, tool_names: ["get_help"] }),
        webhook,
        transfer("b", { to_number: NUMBER, tool_names: ["other", "getHelp"] }),
      ),
    ).toEqual([
      {
        field: "post_call_actions.2.config.tool_names.1",
        message: 'A tool called "getHelp" means the action "a" already: use another name.',
      },
    ]);
  });
});
