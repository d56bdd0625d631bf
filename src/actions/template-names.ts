import { AssignTag, ForTag, type Template, toValueSync, Value, type Variable } from "liquidjs";
import { analyzeTemplate, parseTemplate, TemplateError } from "./template.ts";
import { type Path, type Shape, shapeAt } from "./variables.ts";

/**
 * What a name that the template makes stands for: an item of the list at `of`, or what lies there itself; null where only
 * filling it in can tell, e.g. behind a filter.
 */
type Binding = { of: Path; item: boolean } | null;
type Bindings = ReadonlyMap<string, readonly Binding[]>;
/** Null: not known beforehand. */
type Found = ReturnType<typeof shapeAt> | null;

/** What a template names that is not there, as sentences, none twice. Throws `TemplateError` where it cannot be read. */
export function wrongNames(text: string, root: Shape): string[] {
  const templates = parseTemplate(text);
  const { globals, locals } = analyzeTemplate(templates);
  const bindings = bindingsOf(templates);
  const found = [
    ...globals.map((variable) => shapeAt(root, pathOf(variable))),
    ...locals.map((variable) => resolve(pathOf(variable), bindings, root, 0)),
  ];
  return [...new Set(found.flatMap((one) => (one && "wrong" in one ? [one.wrong] : [])))];
}

/** Whether a template names what lies at one of the paths (`call.turns`), something in it, or what holds it. */
export function namesAny(text: string, ...wanted: readonly string[]): boolean {
  return outsideNames(text).some((path) => {
    const named = `${path.join(".")}.`;
    return wanted.some((path) => named.startsWith(`${path}.`) || `${path}.`.startsWith(named));
  });
}

/** The names in templates that stand for nothing, as sentences: what is written there comes out empty. */
export function emptyNames(texts: readonly string[], values: Readonly<Record<string, unknown>>): string[] {
  const empty = texts.flatMap(outsideNames).filter((path) => path.reduce(memberOf, values) === null);
  return [...new Set(empty.map((path) => `${path.join(".")} is null for this call.`))];
}

/** None where the template cannot be read: filling it in says so. */
function outsideNames(text: string): Path[] {
  try {
    return analyzeTemplate(parseTemplate(text)).globals.map(pathOf);
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}

/** Null where there is nothing; undefined where the template computes what is meant, or asks for more than a member. */
function memberOf(holder: unknown, step: Path[number]): unknown {
  if (holder === null) return null;
  if (typeof holder !== "object" || step === null) return undefined;
  const member = new Map<string, unknown>(Object.entries(holder)).get(String(step));
  return member ?? (Array.isArray(holder) ? undefined : null);
}

const pathOf = ({ segments }: Variable): Path =>
  segments.map((segment) => (typeof segment === "object" ? null : segment));

/** A name may be made more than once; it is right where one of its makings allows it. */
function resolve(path: Path, bindings: Bindings, root: Shape, depth: number): Found {
  const [name, ...rest] = path;
  const makings = bindings.get(String(name));
  if (!makings || depth > 10) return depth === 0 ? null : shapeAt(root, path);
  const found = makings.map((making) =>
    making
      ? resolve([...making.of, ...(making.item ? ["first"] : []), ...rest], bindings, root, depth + 1)
      : null,
  );
  return found.find((one) => one === null || "shape" in one) ?? found[0] ?? null;
}

function bindingsOf(templates: Template[], bindings = new Map<string, Binding[]>()): Bindings {
  for (const template of templates) {
    for (const { name, binding } of makingsOf(template)) {
      bindings.set(name, [...(bindings.get(name) ?? []), binding]);
    }
    const children: unknown = template.children && toValueSync(template.children(false, true));
    if (Array.isArray(children)) bindingsOf(children, bindings);
  }
  return bindings;
}

function makingsOf(template: Template): { name: string; binding: Binding }[] {
  if (template instanceof ForTag) {
    return [{ name: template.variable, binding: bindingTo(template.collection.getText(), true) }];
  }
  const binding = template instanceof AssignTag ? assigned(template) : null;
  return [...(template.localScope?.() ?? [])].map(({ content }) => ({ name: content, binding }));
}

function assigned(tag: AssignTag): Binding {
  const [value] = tag.arguments();
  if (!(value instanceof Value) || value.filters.length > 0) return null;
  const [only, ...more] = value.initial.postfix;
  return only && more.length === 0 ? bindingTo(only.getText(), false) : null;
}

function bindingTo(source: string, item: boolean): Binding {
  const { globals } = analyzeTemplate(parseTemplate(`{{ ${source} }}`));
  const [only, ...more] = globals;
  return only && more.length === 0 ? { of: pathOf(only), item } : null;
}
