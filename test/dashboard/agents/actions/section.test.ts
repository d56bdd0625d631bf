import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Draft, readForm } from "../../../../src/dashboard/pages/agents/form/read.ts";
import { textOf } from "../../support/browser.ts";
import { controlsOf, formInputs } from "../../support/form-inputs.ts";
import { configuration } from "../configurations.ts";
import { show } from "./show-section.tsx";

const FIELDS = [
  { name: "wants_call", type: "boolean", description: "" },
  { name: "interest", type: "enum", options: ["high", "low"], description: "" },
  { name: "budget", type: "number", description: "" },
  { name: "call_at", type: "string", format: "date-time", description: "" },
];
const when = (condition: unknown): Draft => ({
  agent_name: "Sales",
  post_call_data_extraction: FIELDS,
  post_call_actions: [
    { type: "webhook", name: "CRM", condition, config: { url: "https://crm.example.com", method: "POST" } },
  ],
});
const asks = (field: string, operator: string, value?: unknown) => ({ field, operator, value });
const sends = (html: string, name: string) =>
  formInputs(html).find(([one]) => one.split(":")[0] === name) ?? null;

describe("the actions of an editor", () => {
  test("bring back every configuration as it was, whatever is shown of it", () => {
    fc.assert(
      fc.property(configuration, (draft) => {
        expect(readForm(formInputs(show(draft)))).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });

  test("name the facts of a call in words, with the name that programs use behind", () => {
    const html = textOf(show(when(asks("wants_call", "==", true))));
    expect(html).toContain("Direction (call.direction)");
    expect(html).toContain("Asked for a person (call.asked_for_human)");
    expect(html).not.toMatch(/(call\.\w+) \(\1\)/);
  });

  test("have a label for every control, and no id twice", () => {
    fc.assert(
      fc.property(configuration, (draft) => {
        const html = show(draft);
        const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
        expect(ids).toEqual([...new Set(ids)]);
        const labelled = new Set([...html.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id));
        for (const { attributes } of controlsOf(html)) {
          if (attributes.get("type") === "hidden") continue;
          expect(
            labelled.has(attributes.get("id")) || attributes.has("aria-label"),
            attributes.get("name"),
          ).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ["a boolean is chosen", asks("wants_call", "==", true), ["actions.0.condition.value:json", "true"]],
    ["an option is chosen", asks("interest", "==", "low"), ["actions.0.condition.value:json", '"low"']],
    ["no value is chosen", asks("interest", "!=", null), ["actions.0.condition.value:json", "null"]],
    ["a number is typed", asks("budget", ">", 20), ["actions.0.condition.value:number", "20"]],
    ["a moment is typed", asks("call_at", ">", "2026-05-07"), ["actions.0.condition.value", "2026-05-07"]],
    ["presence is chosen", asks("budget", "exists", false), ["actions.0.condition.value:json", "false"]],
    ["metadata is named", asks("call.metadata.plan", "==", 3), ["actions.0.condition.value:number", "3"]],
  ])("ask for the value as the field's type is: %s", (_, condition, input) => {
    expect(sends(show(when(condition)), "actions.0.condition.value")).toEqual(input);
  });

  test("never choose a value that nobody chose", () => {
    const html = show(when({ field: "wants_call", operator: "==" }));
    expect(textOf(html)).toContain("Choose a value");
    expect(readForm(formInputs(html))).toEqual(when({ field: "wants_call", operator: "==" }));
    const gone = show(when(asks("interest", "==", "middling")));
    expect(textOf(gone)).toContain("middling (no longer an option)");
  });

  test("offer an operator's words by type, and keep a field that is gone", () => {
    expect(textOf(show(when(asks("call_at", ">", "2026-05-07"))))).toContain("is on or after");
    expect(textOf(show(when(asks("budget", ">", 5))))).toContain("is at least");
    const html = show(when(asks("vanished", "==", 5)));
    expect(textOf(html)).toContain("vanished (no such field)");
    expect(sends(html, "actions.0.condition.field")).toEqual(["actions.0.condition.field:text", "vanished"]);
  });

  test("say a condition in a sentence, in both languages", () => {
    const condition = {
      all: [
        asks("wants_call", "==", true),
        { any: [asks("interest", "in", ["high"]), asks("budget", ">=", 5)] },
        { not: asks("call_at", "exists", true) },
      ],
    };
    expect(textOf(show(when(condition)))).toContain(
      "Runs when wants_call is yes and (interest is one of “high” or budget is at least 5) and not (call_at has a value).",
    );
    expect(textOf(show(when(condition), [], "tr"))).toContain(
      "Şu durumda çalışır: wants_call değeri evet ve (interest şunlardan biri: “high” veya budget en az 5) ve (call_at için değer var) değil.",
    );
    expect(textOf(show(when(undefined)))).toContain("Runs after every call.");
  });

  test("put what is wrong beside its input", () => {
    const errors = [
      { field: "post_call_actions.0.condition.value", message: "Give the value to compare with." },
      { field: "post_call_actions.0.config.url", message: "Use https." },
    ];
    const html = show(when({ field: "budget", operator: ">" }), errors);
    const wrong = controlsOf(html).filter(({ attributes }) => attributes.get("aria-invalid") === "true");
    expect(wrong.map(({ attributes }) => attributes.get("name"))).toEqual([
      "actions.0.condition.value:number",
      "actions.0.config.url:text",
    ]);
    for (const { attributes } of wrong) {
      const described = attributes.get("aria-describedby") ?? "";
      for (const id of described.split(" ")) expect(html).toContain(`id="${id}"`);
    }
  });

  test("never show a stored secret, and leave hostile text text", () => {
    const evil = `</textarea></select>"'><script>alert(1)</script>`;
    const draft = when(asks(evil, "==", evil));
    const html = show(draft);
    expect(html).not.toContain("<script>");
    expect(readForm(formInputs(html))).toEqual(draft);
  });

  test("stop offering groups where the checks allow no deeper ones", () => {
    const nested = (depth: number): unknown =>
      depth === 1 ? asks("budget", ">", 1) : { not: nested(depth - 1) };
    const groups = (depth: number) => show(when(nested(depth))).match(/\.group\.all"/g)?.length ?? 0;
    expect(groups(9)).toBe(9);
    expect(groups(10)).toBe(0);
  });
});
