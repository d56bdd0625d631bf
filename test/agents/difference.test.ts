import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/agents/configuration.ts";
import { configurationDifference } from "../../src/agents/difference.ts";

const field = (name: string, more: object = {}) => ({ name, type: "string", description: name, ...more });
const webhook = (name: string, config: object = {}) => ({
  type: "webhook",
  name,
  config: { url: "https://crm.example/leads", ...config },
});
const of = (fields: object[], actions: object[] = [], settings: object = {}) =>
  Configuration.parse({
    agent_name: "Line",
    post_call_data_extraction: fields,
    post_call_actions: actions,
    ...settings,
  });

describe("what differs between two configurations", () => {
  it("is nothing between a configuration and itself, however its members are ordered", () => {
    const one = of(
      [field("a", { examples: ["x"], pii: true })],
      [webhook("w", { headers: { a: "1", b: "2" } })],
    );
    const other = of(
      [field("a", { pii: true, examples: ["x"] })],
      [webhook("w", { headers: { b: "2", a: "1" } })],
    );
    expect(configurationDifference(one, other)).toEqual([]);
  });

  it("takes null, an empty text and nothing for the same", () => {
    const one = of([], [], { webhook_url: null, begin_message: "" });
    expect(configurationDifference(one, of([]))).toEqual([]);
  });

  it("names fields that came, went and changed, member by member", () => {
    const before = of([field("a"), field("b"), field("c", { type: "enum", options: ["x", "y"] })]);
    const after = of([
      field("a", { required: true }),
      field("c", { type: "enum", options: ["x", "z"] }),
      field("d", { type: "number" }),
    ]);
    expect(configurationDifference(before, after)).toEqual([
      {
        part: "field",
        name: "a",
        kind: "changed",
        members: [{ member: "required", from: undefined, to: true }],
      },
      {
        part: "field",
        name: "c",
        kind: "changed",
        members: [{ member: "options", from: ["x", "y"], to: ["x", "z"] }],
      },
      {
        part: "field",
        name: "d",
        kind: "added",
        members: [
          { member: "name", from: undefined, to: "d" },
          { member: "type", from: undefined, to: "number" },
          { member: "description", from: undefined, to: "d" },
        ],
      },
      expect.objectContaining({ part: "field", name: "b", kind: "removed" }),
    ]);
  });

  it("tells a new name from a new field", () => {
    expect(
      configurationDifference(
        of([field("a"), field("b")]),
        of([field("a"), field("bb", { description: "b" })]),
      ),
    ).toEqual([
      { part: "field", name: "bb", kind: "changed", members: [{ member: "name", from: "b", to: "bb" }] },
    ]);
  });

  it("tells what moved, and not what was moved by others", () => {
    const [a, b, c] = [field("a"), field("b"), field("c")];
    const moved = (before: object[], after: object[]) =>
      configurationDifference(of(before), of(after)).map(({ name, kind }) => [name, kind]);
    expect(moved([a, b, c], [b, c])).toEqual([["a", "removed"]]);
    expect(moved([b, c], [a, b, c])).toEqual([["a", "added"]]);
    expect(moved([a, b, c], [a, c, b])).toEqual([
      ["c", "moved"],
      ["b", "moved"],
    ]);
  });

  it("opens what an action is set to, and keeps a condition and a body whole", () => {
    const condition = (value: string) => ({ field: "a", operator: "==", value });
    const before = of(
      [field("a")],
      [{ ...webhook("w", { headers: { key: "********" }, body: { a: 1 } }), condition: condition("x") }],
    );
    const after = of(
      [field("a")],
      [
        {
          ...webhook("w", { url: "https://other.example/", method: "PUT", body: { a: 2 } }),
          condition: condition("y"),
        },
      ],
      { webhook_url: "https://hooks.example/a" },
    );
    expect(configurationDifference(before, after)).toEqual([
      {
        part: "settings",
        name: "",
        kind: "changed",
        members: [{ member: "webhook_url", from: undefined, to: "https://hooks.example/a" }],
      },
      {
        part: "action",
        name: "w",
        kind: "changed",
        members: [
          { member: "condition", from: condition("x"), to: condition("y") },
          { member: "config.url", from: "https://crm.example/leads", to: "https://other.example/" },
          { member: "config.method", from: "POST", to: "PUT" },
          { member: "config.headers.key", from: "********", to: undefined },
          { member: "config.body", from: { a: 1 }, to: { a: 2 } },
        ],
      },
    ]);
  });
});
