import fc from "fast-check";
import { type Condition, OPERATORS } from "../../src/conditions/condition.ts";
import type { Facts } from "../../src/conditions/facts.ts";
import type { FieldValue } from "../../src/extraction/field.ts";

const NAMES = ["a", "b", "c", "constructor", "call.metadata.x"];
const TELLING = [
  "",
  "true",
  "5",
  "high",
  "2026-05-07",
  "2026-05-07T14:30:00+03:00",
  "2026-05-07T11:30:00Z",
  "14:30",
];

export const scalar: fc.Arbitrary<FieldValue> = fc.oneof(
  fc.constantFrom(...TELLING),
  fc.string({ maxLength: 100, unit: "grapheme" }),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

export const facts: fc.Arbitrary<Facts> = fc.dictionary(fc.constantFrom(...NAMES), scalar);

const comparison = fc.record(
  {
    field: fc.constantFrom(...NAMES),
    operator: fc.constantFrom(...OPERATORS),
    value: fc.oneof(scalar, fc.array(scalar, { minLength: 1, maxLength: 4 })),
  },
  { requiredKeys: ["field", "operator"] },
);

/** Conditions of up to five levels, well-formed, also where operator and value make no sense together. */
export const condition = fc.letrec<{ node: Condition }>((tie) => {
  const members = fc.array(tie("node"), { minLength: 1, maxLength: 3 });
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      comparison,
      fc.record({ all: members }),
      fc.record({ any: members }),
      fc.record({ not: tie("node") }),
    ),
  };
}).node;
