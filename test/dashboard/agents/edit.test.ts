import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { edit } from "../../../src/dashboard/pages/agents/edit.ts";
import { configuration } from "./configurations.ts";

const NAME = { name: "customer_name", type: "string", description: "Full name", pii: true };
const LEVEL = {
  name: "level",
  type: "enum",
  description: "Interest",
  options: ["high", "low"],
  required: true,
};
const SCORE = { name: "score", type: "string", description: "Score", examples: ["7", "8"], format: "date" };

const fieldsAfter = (command: string, ...fields: unknown[]) =>
  edit({ agent_name: "Line", post_call_data_extraction: fields }, command).post_call_data_extraction;

describe("editing the fields of a draft", () => {
  it("adds one of the asked type under a name that is free", () => {
    expect(fieldsAfter("fields.add", NAME)).toEqual([
      NAME,
      { name: "new_field", type: "string", description: "" },
    ]);
    const other = { name: "new_field", type: "number", description: "" };
    expect(fieldsAfter("fields.add.boolean", other)).toEqual([
      other,
      { name: "new_field_2", type: "boolean", description: "" },
    ]);
    expect(edit({}, "fields.add")).toEqual({
      post_call_data_extraction: [{ name: "new_field", type: "string", description: "" }],
    });
  });

  it("removes and moves, and stays within the list", () => {
    expect(fieldsAfter("fields.0.remove", NAME, LEVEL)).toEqual([LEVEL]);
    expect(fieldsAfter("fields.1.up", NAME, LEVEL)).toEqual([LEVEL, NAME]);
    expect(fieldsAfter("fields.0.down", NAME, LEVEL)).toEqual([LEVEL, NAME]);
    expect(fieldsAfter("fields.0.up", NAME, LEVEL)).toEqual([NAME, LEVEL]);
    expect(fieldsAfter("fields.1.down", NAME, LEVEL)).toEqual([NAME, LEVEL]);
  });

  it("duplicates beside the first, under the next free name", () => {
    const second = { ...NAME, name: "customer_name_2" };
    expect(fieldsAfter("fields.0.duplicate", NAME, LEVEL)).toEqual([NAME, second, LEVEL]);
    expect(fieldsAfter("fields.1.duplicate", NAME, second)).toEqual([
      NAME,
      second,
      { ...NAME, name: "customer_name_3" },
    ]);
    const long = { ...NAME, name: "a".repeat(64) };
    expect(fieldsAfter("fields.0.duplicate", long)).toEqual([long, { ...NAME, name: `${"a".repeat(62)}_2` }]);
  });

  it("keeps what fits when the type changes", () => {
    expect(fieldsAfter("fields.0.as.number", SCORE)).toEqual([
      { name: "score", type: "number", description: "Score", examples: [7, 8] },
    ]);
    expect(fieldsAfter("fields.0.as.string", LEVEL)).toEqual([
      { name: "level", type: "string", description: "Interest", required: true },
    ]);
  });

  it("settles what a type chosen by hand rules out", () => {
    expect(fieldsAfter("check", { ...LEVEL, type: "boolean" })).toEqual([
      { name: "level", type: "boolean", description: "Interest", required: true },
    ]);
    expect(fieldsAfter("check", { ...SCORE, type: "enum" })).toEqual([
      { name: "score", type: "enum", description: "Score", examples: ["7", "8"] },
    ]);
  });

  it.each([
    "",
    "check",
    "fields",
    "fields.9.remove",
    "fields.x.up",
    "fields.0.explode",
    "fields.-1.remove",
    "constructor.add",
  ])("changes nothing for what means nothing: %s", (command) =>
    expect(fieldsAfter(command, NAME, LEVEL)).toEqual([NAME, LEVEL]),
  );

  it("leaves what is no list, or no field, for its check to refuse", () => {
    expect(edit({ post_call_data_extraction: "all" }, "fields.add")).toEqual({
      post_call_data_extraction: "all",
    });
    expect(fieldsAfter("fields.0.up", 5, null)).toEqual([5, null]);
    expect(fieldsAfter("fields.1.up", 5, null)).toEqual([null, 5]);
    expect(fieldsAfter("fields.0.duplicate", 5)).toEqual([5, 5]);
  });

  it("changes no fields that hold by their checks", () => {
    fc.assert(
      fc.property(configuration, (draft) => {
        const fields = draft.post_call_data_extraction.map(({ options, format, ...field }) => ({
          ...field,
          ...(field.type === "enum" ? { options: options ?? [] } : {}),
          ...(field.type === "string" && format ? { format } : {}),
        }));
        expect(fieldsAfter("check", ...fields)).toEqual(fields);
      }),
      { numRuns: 200 },
    );
  });
});
