import * as z from "zod";

export interface Member {
  name: string;
  /** True where the form cannot do without it. */
  required: boolean;
}

/** The parts of a JSON schema that say which members there are. */
interface Shape {
  type?: string;
  properties?: Record<string, unknown>;
  required?: string[];
  additionalProperties?: unknown;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
}

interface Read {
  names: string[];
  required: string[];
  /** Takes members that it does not name. */
  isOpen: boolean;
}

/** The members of a provider's own form, as a client sends them; of several forms all, required is what each requires. */
export function membersOf(form: z.ZodType): Member[] {
  const { names, required } = readForm(form);
  return names.map((name) => ({ name, required: required.includes(name) }));
}

/** Members that the form does not know, also where it would pass over them: most of them are misspelt. */
export function unknownTo(form: z.ZodType, members: object): string[] {
  const { names, isOpen } = readForm(form);
  return isOpen ? [] : Object.keys(members).filter((name) => !names.includes(name));
}

const readForm = (form: z.ZodType) =>
  read(z.toJSONSchema(form, { io: "input", unrepresentable: "any" }) as Shape);

function read(shape: Shape): Read {
  const together = (shape.allOf ?? []).map(read);
  const either = (shape.anyOf ?? shape.oneOf ?? []).map(read);
  const parts = [...together, ...either];
  const inEach = (either[0]?.required ?? []).filter((name) =>
    either.every(({ required }) => required.includes(name)),
  );
  const names = [...Object.keys(shape.properties ?? {}), ...parts.flatMap((part) => part.names)];
  const isObject = shape.type === "object";
  return {
    names: [...new Set(names)],
    required: [...(shape.required ?? []), ...together.flatMap(({ required }) => required), ...inEach],
    isOpen:
      parts.length > 0
        ? parts.some(({ isOpen }) => isOpen)
        : !isObject || Boolean(shape.additionalProperties),
  };
}
