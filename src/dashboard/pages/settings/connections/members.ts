import * as z from "zod";

/** One member of a provider's own form, as an input shows it. */
export interface MemberInput {
  name: string;
  required: boolean;
  kind: "text" | "number" | "boolean" | "choice" | "json";
  /** Of a choice. */
  choices: readonly string[];
  /** What stands where nothing is given; null for nothing that could be said in a word. */
  fallback: string | null;
}

interface Shape {
  type?: string;
  enum?: unknown[];
  default?: unknown;
  properties?: Record<string, Shape>;
  required?: string[];
}

/** The members of a provider's own form, in its order. */
export function memberInputs(form: z.ZodType): MemberInput[] {
  const shape = z.toJSONSchema(form, { io: "input", unrepresentable: "any" }) as Shape;
  return Object.entries(shape.properties ?? {}).map(([name, member]) => ({
    name,
    required: shape.required?.includes(name) ?? false,
    kind: kindOf(member),
    choices: (member.enum ?? []).map(String),
    fallback: ["string", "number", "boolean"].includes(typeof member.default) ? String(member.default) : null,
  }));
}

function kindOf({ type, enum: choices }: Shape): MemberInput["kind"] {
  if (choices) return "choice";
  if (type === "integer" || type === "number") return "number";
  if (type === "boolean") return "boolean";
  return type === "object" || type === "array" ? "json" : "text";
}
