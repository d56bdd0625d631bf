import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOf } from "../../../src/dashboard/pages/agents/form/name.ts";
import { type Draft, readForm } from "../../../src/dashboard/pages/agents/form/read.ts";
import { type DraftForm, openForm } from "../../../src/dashboard/pages/agents/form/write.ts";
import { configuration } from "./configurations.ts";

type Inputs = [string, string][];

/** What a browser sends: line breaks as CR LF, only well-formed text. */
const posted = (inputs: Inputs): Inputs =>
  inputs.map(([name, value]) => [name, value.replace(/\r\n|\r|\n/g, "\r\n").toWellFormed()]);

/** Shows every member with some input that might show it, and leaves some to be carried, as `choose` says. */
function showSome(form: DraftForm, choose: () => number): Inputs {
  const inputs: Inputs = [];
  const add = ({ name, value }: { name: string; value: string }) => inputs.push([name, value]);
  const show = (value: unknown, place: string) => {
    const choice = choose();
    if (choice === 0) return;
    if (Array.isArray(value)) {
      if (choice === 1) add(form.lines(place));
      else if (choice === 2) add(form.json(place));
      else if (choice === 3 && value.every((one) => typeof one === "string" && /^[a-z_.]+$/.test(one))) {
        const { name, was } = form.set(place);
        if (was) add(was);
        // Boxes stand in the page's order, whatever the list's.
        for (const one of [...value].sort()) inputs.push([name, one]);
      } else
        value.forEach((item, i) => {
          if (typeof item === "object" && item !== null && !Array.isArray(item))
            add(form.object(`${place}.${i}`));
          show(item, `${place}.${i}`);
        });
    } else if (typeof value === "object" && value !== null) {
      const plain = Object.keys(value).every((key) => /^[a-z][a-z_]*$/.test(key) && key !== "constructor");
      if (choice === 1) add(form.json(place));
      else if (plain && choice !== 2)
        for (const [key, item] of Object.entries(value)) show(item, `${place}.${key}`);
      else
        for (const row of form.map(place)) {
          add(row.key);
          add(row.value);
        }
    } else if (typeof value === "boolean" && choice < 4) {
      const { checked, unchecked, ...input } = form.flag(place, choice === 1);
      if (unchecked) add(unchecked);
      if (checked) add(input);
    } else if (typeof value === "number") add(form.number(place));
    else if (value !== null || choice < 4)
      add(choice === 5 ? form.json(place) : form.text(place, { multiline: choice > 2 }));
  };
  for (const [member, value] of Object.entries(form.draft)) show(value, placeOf(member));
  add(form.carried());
  return posted(inputs);
}

describe("a draft in a form", () => {
  it("comes back as it was, whatever inputs a page has for it", () => {
    fc.assert(
      fc.property(configuration, fc.infiniteStream(fc.integer({ min: 0, max: 6 })), (draft, choices) => {
        const form = openForm(draft);
        const inputs = showSome(form, () => choices.next().value ?? 6);
        expect(readForm(inputs)).toEqual(draft);
      }),
      { numRuns: 300 },
    );
  });

  it("comes back as it was where it is all shown, or nothing of it", () => {
    fc.assert(
      fc.property(configuration, fc.constantFrom(0, 6), (draft, always) => {
        expect(readForm(showSome(openForm(draft), () => always))).toEqual(draft);
      }),
      { numRuns: 100 },
    );
  });

  it("keeps a half of a character, which no browser sends", () => {
    const draft = { agent_name: "a\ud800b", metadata: { "\udc00": "\ud800" } };
    const inputs = posted(
      [openForm(draft)].flatMap((form) => [pair(form.text("agent_name")), pair(form.carried())]),
    );
    const { agent_name, metadata } = readForm(inputs);
    expect(JSON.stringify({ agent_name, metadata })).toBe(JSON.stringify(draft));
  });

  const pair = ({ name, value }: { name: string; value: string }): [string, string] => [name, value];
  const read = (...inputs: Inputs) => readForm(inputs);

  it("reads inputs by their kind, and keeps what its kind cannot read for the check to refuse", () => {
    expect(
      read(
        ["agent_name", "Line"],
        ["webhook_url", ""],
        ["fields.0.name:text", ""],
        ["fields.0.options:lines", "high\r\n\r\n low \r\n"],
        ["fields.0.pii:boolean", "true"],
        ["fields.0.examples:numbers", "1\r\n2.5\r\nmany"],
        ["actions.0.config.fallback_delay_minutes:number", "soon"],
        ["actions.0.config.on_request:boolean", "false"],
        ["actions.0.condition.all.0.value:json", "true"],
        ["actions.0.condition.all.1.any.0.field:text", "level"],
      ),
    ).toEqual({
      agent_name: "Line",
      post_call_data_extraction: [
        { name: "", options: ["high", "low"], pii: true, examples: [1, 2.5, "many"] },
      ],
      post_call_actions: [
        {
          config: { fallback_delay_minutes: "soon", on_request: false },
          condition: { all: [{ value: true }, { any: [{ field: "level" }] }] },
        },
      ],
    });
  });

  it("reads rows of names and values, and drops the empty ones", () => {
    expect(
      read(
        ["actions.0.config.headers:map.0.key", "X-Key"],
        ["actions.0.config.headers:map.0.value:text", ""],
        ["actions.0.config.headers:map.1.key", ""],
        ["actions.0.config.headers:map.1.value:text", ""],
        ["actions.0.config.query:map.0.key", "constructor"],
        ["actions.0.config.query:map.0.value:json", "5"],
      ),
    ).toEqual({ post_call_actions: [{ config: { headers: { "X-Key": "" }, query: { constructor: 5 } } }] });
  });

  it("closes the gaps that removed rows leave", () => {
    expect(read(["fields.7.name", "b"], ["fields.2.name", "a"], ["fields.9:object", ""])).toEqual({
      post_call_data_extraction: [{ name: "a" }, { name: "b" }, {}],
    });
  });

  it("passes over the page's own inputs", () => {
    expect(read(["do", "fields.add"], ["version", "3"], ["csrf", "x"], ["agent_name", "A"])).toEqual({
      agent_name: "A",
    });
  });

  it.each([
    "__proto__.polluted",
    "fields.__proto__.polluted",
    "fields.0.constructor.prototype.polluted",
    "fields.0.prototype",
    "metadata.__proto__:json",
    "fields.99999999999.name",
    "fields.0.name:script",
    "fields..name",
    "actions.0.config.headers:map.x.key",
    `actions${".not".repeat(60)}`,
    `fields.0.${"a".repeat(500)}`,
  ])("refuses a name that no page makes: %s", (name) => {
    expect(() => read([name, "x"])).toThrow(/no page makes/);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("refuses to carry what would reach into objects themselves, and a row of such a name", () => {
    expect(() => read(["carried", '[[["__proto__","polluted"],1]]'])).toThrow(/no page makes/);
    expect(() => read(["carried", '[["fields",1]]'])).toThrow(/no page makes/);
    expect(() => read(["metadata:map.0.key", "__proto__"], ["metadata:map.0.value", "1"])).toThrow(
      /no page makes/,
    );
    expect(Object.getPrototypeOf(read(["carried", '[[["metadata"],{"__proto__":{"a":1}}]]']))).toBe(
      Object.prototype,
    );
  });

  it("refuses more inputs than any page has", () => {
    const many = Array.from({ length: 50_001 }, (_, i): [string, string] => [`fields.${i % 100}.name`, "a"]);
    expect(() => readForm(many)).toThrow(/at most 50000/);
  });

  it("puts every message beside the input of its member", () => {
    const draft: Draft = {
      post_call_data_extraction: [{ name: "a" }, { name: "b" }, { type: "enum", options: ["x", ""] }],
    };
    const form = openForm(draft, [
      { field: "post_call_data_extraction.2.options", message: "Too few." },
      { field: "post_call_data_extraction.2.options.1", message: "Too short." },
      { field: "post_call_actions.1.condition.all.0.value", message: "Never." },
    ]);
    expect(form.lines("fields.2.options").messages).toEqual(["Too few.", "Too short."]);
    expect(form.scalar("actions.1.condition.all.0.value").messages).toEqual(["Never."]);
    expect(form.text("fields.1.name").messages).toEqual([]);
  });
});
