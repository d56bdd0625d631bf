import type { Path } from "./name.ts";

/** A draft under construction: values that are whole, and containers that still grow. */
type Node = { value: unknown } | Map<string | number, Node>;

/**
 * Grows a JSON value from (path, value) pairs. What comes later stands over what came before. No member of an object's
 * own ancestry can be reached: everything is kept in maps until it is complete.
 */
export class Tree {
  readonly #root: Map<string | number, Node> = new Map();

  set(path: Path, value: unknown): void {
    const last = path.at(-1);
    if (last === undefined) return;
    this.#container(path.slice(0, -1)).set(last, { value });
  }

  /** Makes sure that an object or list stands there. */
  open(path: Path): void {
    this.#container(path);
  }

  /** The finished object. Entries of lists close up, whatever their numbers were. */
  toJson(): Record<string, unknown> {
    return objectOf(this.#root);
  }

  #container(path: Path): Map<string | number, Node> {
    let here = this.#root;
    for (const part of path) {
      const next = here.get(part);
      const inner = next instanceof Map ? next : opened(next?.value);
      here.set(part, inner);
      here = inner;
    }
    return here;
  }
}

/** What is inside a value that stands there whole already; nothing, where it is no container. */
function opened(value: unknown): Map<string | number, Node> {
  if (Array.isArray(value)) return new Map(value.map((item, i) => [i, { value: item }]));
  if (typeof value !== "object" || value === null) return new Map();
  return new Map(Object.entries(value).map(([member, inner]) => [member, { value: inner }]));
}

const jsonOf = (node: Node): unknown => {
  if (!(node instanceof Map)) return node.value;
  const keys = [...node.keys()];
  if (keys.length === 0 || keys.some((key) => typeof key === "string")) return objectOf(node);
  return [...node].sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => jsonOf(inner));
};

const objectOf = (node: Map<string | number, Node>): Record<string, unknown> =>
  Object.fromEntries([...node].map(([key, inner]) => [String(key), jsonOf(inner)]));
