import { describe, expect, it } from "vitest";
import { fill, fillBody, variablesOf } from "../../src/actions/template.ts";

const VALUES: Record<string, unknown> = { name: "Jane", age: 7, ok: false, none: null, tags: ["a", "b"] };
const look = (name: string) => VALUES[name];

describe("a template", () => {
  it.each([
    ["{{name}}", "Jane"],
    ["{{ age }}", 7],
    ["{{ok}}", false],
    ["{{none}}", null],
    ["{{tags}}", ["a", "b"]],
    ["{{nobody}}", null],
    ["Hi {{name}}, {{age}}, {{ok}}", "Hi Jane, 7, false"],
    ["Hi {{none}}!", "Hi !"],
    ["{{tags}} of {{name}}", '["a","b"] of Jane'],
    ["no variables {here}", "no variables {here}"],
    [
      { a: ["{{age}}", { b: "{{name}}" }], c: 1, d: null },
      { a: [7, { b: "Jane" }], c: 1, d: null },
    ],
  ])("fills %j", (template, filled) => {
    expect(fill(template, look)).toEqual(filled);
  });

  it("never reads a variable out of what a variable stood for", () => {
    expect(fill("Hi {{name}}", () => "{{secret}}")).toBe("Hi {{secret}}");
  });

  it("names each variable with the place that names it", () => {
    expect(variablesOf({ a: ["{{x}} and {{y}}", { b: "{{z.1}}" }], c: 7 })).toEqual([
      { path: "a.0", name: "x" },
      { path: "a.0", name: "y" },
      { path: "a.1.b", name: "z.1" },
    ]);
  });
});

describe("a body", () => {
  it.each([
    [{ n: "{{age}}" }, '{"n":7}'],
    ["{{name}} is {{age}}", "Jane is 7"],
    ["{{age}}", "7"],
    ['{"n": "{{age}}", "who": "{{name}}!"}', '{"n":7,"who":"Jane!"}'],
    ['{"n": {{age}}}', '{"n": 7}'],
    ["[not JSON {{name}}", "[not JSON Jane"],
  ])("is written from %j", (template, body) => {
    expect(fillBody(template, look)).toBe(body);
  });
});
