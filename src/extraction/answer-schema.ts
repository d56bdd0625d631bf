import type { Field } from "./field.ts";

/** The part of JSON Schema that every constrained decoder takes: no pattern, format, $ref or recursion. */
export type PlainSchema = {
  [key: string]: string | boolean | readonly (string | PlainSchema)[] | PlainSchema;
};

/**
 * The schema of a model's answer: every field is a required key, and null or its evidence followed by its value.
 * The order turn, quote, value makes the model find the words before it commits to a value.
 */
export function answerSchema(fields: readonly Field[]): PlainSchema {
  return object(
    Object.fromEntries(
      fields.map((field) => [
        field.name,
        {
          anyOf: [
            object({ turn: { type: "integer" }, quote: { type: "string" }, value: valueSchema(field) }),
            { type: "null" },
          ],
        },
      ]),
    ),
  );
}

function object(properties: Record<string, PlainSchema>): PlainSchema {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

/** Numbers and dates are strings: the model gives the words, code resolves them. */
function valueSchema(field: Field): PlainSchema {
  if (field.type === "boolean") return { type: "boolean" };
  if (field.type === "enum") return { type: "string", enum: field.options };
  return { type: "string" };
}
