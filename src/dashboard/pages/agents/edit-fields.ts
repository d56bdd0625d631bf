import { FIELD_TYPES, type FieldType } from "../../../extraction/field.ts";
import type { Draft } from "./form/read.ts";
import { type Group, isGroup } from "./json-path.ts";

const FIELDS = "post_call_data_extraction";
const MAX_NAME_CHARS = 64;
const FIRST_NAME = "new_field";

/** A field as a draft has it: any member may be missing, or anything. */
type FieldDraft = Group;

/**
 * A draft after a button of its fields was pressed; `words` are what the button says behind `fields.`: `add`,
 * `add.enum`, `2.remove`, `2.up`, `2.down`, `2.duplicate`, `2.as.number`. One that means nothing here changes nothing.
 */
export function editFields(draft: Draft, words: readonly string[]): Draft {
  const fields = fieldsIn(draft);
  if (!fields) return draft;
  const [first = "", second = "", third = ""] = words;
  if (first === "add") return { ...draft, [FIELDS]: [...fields, newField(typeNamed(second), fields)] };
  const at = /^\d{1,4}$/.test(first) ? Number(first) : -1;
  const field = fields[at];
  return field === undefined ? draft : { ...draft, [FIELDS]: changed(fields, at, field, second, third) };
}

/** A draft whose fields carry nothing that their type rules out: only an enum has options, only a string a format. */
export function settleFields(draft: Draft): Draft {
  const fields = fieldsIn(draft);
  return fields ? { ...draft, [FIELDS]: fields.map(settled) } : draft;
}

/** The fields of a draft; null where there is something else than a list, which is left for its check to refuse. */
function fieldsIn(draft: Draft): readonly unknown[] | null {
  const fields = draft[FIELDS] ?? [];
  return Array.isArray(fields) ? fields : null;
}

function changed(fields: readonly unknown[], at: number, field: unknown, verb: string, argument: string) {
  switch (verb) {
    case "remove":
      return fields.toSpliced(at, 1);
    case "up":
      return swapped(fields, at, at - 1);
    case "down":
      return swapped(fields, at, at + 1);
    case "duplicate":
      return fields.toSpliced(
        at + 1,
        0,
        isGroup(field) ? { ...field, name: freeName(nameOf(field), fields) } : field,
      );
    case "as":
      return isGroup(field) ? fields.with(at, asType(field, typeNamed(argument))) : fields;
    default:
      return fields;
  }
}

function swapped(fields: readonly unknown[], from: number, to: number): readonly unknown[] {
  return to < 0 || to >= fields.length ? fields : fields.with(from, fields[to]).with(to, fields[from]);
}

function newField(type: FieldType, others: readonly unknown[]): FieldDraft {
  return settled({ name: freeName(FIRST_NAME, others), type, description: "" }) as FieldDraft;
}

/** The same field as another type, with whatever of it still fits; examples are read anew, and go where they cannot be. */
function asType(field: FieldDraft, type: FieldType): FieldDraft {
  const { examples, ...rest } = field;
  const kept = Array.isArray(examples) ? examples.flatMap((one) => exampleAs(one, type)) : [];
  return settled({ ...rest, type, ...(kept.length > 0 ? { examples: kept } : {}) }) as FieldDraft;
}

function exampleAs(example: unknown, type: FieldType): unknown[] {
  const text = String(example).trim();
  if (type === "boolean") return text === "true" || text === "false" ? [text === "true"] : [];
  if (type !== "number") return [text];
  return text !== "" && Number.isFinite(Number(text)) ? [Number(text)] : [];
}

function settled(field: unknown): unknown {
  if (!isGroup(field)) return field;
  const { options, format, ...rest } = field;
  const kept = FIELD_TYPES.some((type) => type === field.type) ? field.type : null;
  if (kept === null) return field;
  return {
    ...rest,
    ...(kept === "enum" && options !== undefined ? { options } : {}),
    ...(kept === "string" && format !== undefined ? { format } : {}),
  };
}

/** A name that no field has: the name itself, else with the next number behind it. */
function freeName(name: string, others: readonly unknown[]): string {
  const taken = new Set(others.map(nameOf));
  const stem = name.replace(/_\d{1,4}$/, "") || FIRST_NAME;
  for (let n = 1; ; n++) {
    const end = n === 1 ? "" : `_${n}`;
    const candidate = n === 1 ? name : stem.slice(0, MAX_NAME_CHARS - end.length) + end;
    if (candidate !== "" && !taken.has(candidate)) return candidate;
  }
}

const typeNamed = (text: string): FieldType => FIELD_TYPES.find((type) => type === text) ?? "string";

const nameOf = (field: unknown): string =>
  isGroup(field) && typeof field.name === "string" ? field.name : "";
