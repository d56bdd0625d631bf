/** A way into JSON, as in the name of an input: `condition`, `all`, `0`. */
export type Path = readonly string[];
export type Group = Record<string, unknown>;

const INDEX = /^\d{1,4}$/;

export const isGroup = (node: unknown): node is Group =>
  typeof node === "object" && node !== null && !Array.isArray(node);

/** What lies at a path; undefined where nothing does. Only what the JSON itself holds counts. */
export function nodeAt(node: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner: unknown, step) => {
    if (Array.isArray(inner)) return INDEX.test(String(step)) ? inner[Number(step)] : undefined;
    return isGroup(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }, node);
}

/** The text at a path; empty where there is none. */
export function textAt(node: unknown, ...path: string[]): string {
  const found = nodeAt(node, path);
  return typeof found === "string" ? found : "";
}

/** The list at a path; empty where there is none. */
export function listAt(node: unknown, ...path: string[]): unknown[] {
  const found = nodeAt(node, path);
  return Array.isArray(found) ? found : [];
}

/** The same JSON with another node at a path, or none where it is undefined; groups on the way are made. */
export function withNode(node: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(node)) {
    const at = INDEX.test(step) ? Number(step) : node.length;
    if (at >= node.length) return node;
    const changed = withNode(node[at], rest, value);
    return changed === undefined ? node.toSpliced(at, 1) : node.with(at, changed);
  }
  // A name such as __proto__ would change the group itself.
  if (step === "__proto__") return node;
  const { [step]: before, ...others } = isGroup(node) ? node : {};
  const changed = withNode(before, rest, value);
  if (changed === undefined) return others;
  return isGroup(node) && Object.hasOwn(node, step)
    ? Object.fromEntries(Object.entries(node).map(([name, own]) => [name, name === step ? changed : own]))
    : { ...others, [step]: changed };
}
