import * as z from "zod";
import { inferFormat } from "./format.ts";
import { readOptions } from "./options.ts";

export const FIELD_TYPES = ["string", "number", "boolean", "enum"] as const;
export const FIELD_FORMATS = ["date-time", "date", "time", "phone", "email", "url", "currency"] as const;

export type FieldType = (typeof FIELD_TYPES)[number];
export type FieldFormat = (typeof FIELD_FORMATS)[number];
/** What a field can hold once extracted; null always comes with a reason beside it. */
export type FieldValue = string | number | boolean | null;

/** A field as the user configures it: one entry of `post_call_data_extraction`. */
export const FieldDefinition = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z_][A-Za-z0-9_]{0,63}$/,
      "Use letters, digits and underscores, at most 64, not starting with a digit.",
    ),
  type: z.enum(FIELD_TYPES),
  description: z.string().max(2000).default(""),
  options: z.array(z.string().trim().min(1).max(200)).max(200).optional(),
  format: z.enum(FIELD_FORMATS).optional(),
  examples: z
    .array(z.union([z.string().max(500), z.number(), z.boolean()]))
    .max(20)
    .optional(),
  required: z.boolean().optional(),
  pattern: z.string().max(500).optional(),
  pii: z.boolean().optional(),
});
export type FieldDefinition = z.infer<typeof FieldDefinition>;

/** A field with what the definition leaves unsaid filled in by rule; the only form that extraction sees. */
export interface Field {
  name: string;
  type: FieldType;
  description: string;
  /** Empty unless `type` is `enum`. */
  options: readonly string[];
  /** Null: free text (or a plain number). */
  format: FieldFormat | null;
  /** True where the description asks for digits only: phone, card, account and postal numbers. */
  digitsOnly: boolean;
  pattern: string | null;
  /** True where a person should look when the call gives no value. */
  required: boolean;
  /** What a value may look like; shown to models that are asked in words, never a value by itself. */
  examples: readonly (string | number | boolean)[];
}

/** Fills in options (`options.ts`) and format (`format.ts`) from the description. */
export function resolveField(definition: FieldDefinition): Field {
  const { name, type, description } = definition;
  return {
    name,
    type,
    description,
    options: type === "enum" ? (definition.options ?? readOptions(description)) : [],
    pattern: definition.pattern ?? null,
    required: definition.required ?? false,
    examples: definition.examples ?? [],
    ...inferFormat(definition),
  };
}
