const VARIABLE = /\{\{\s*([A-Za-z_][A-Za-z0-9_.]{0,99})\s*\}\}/g;
const ONE_VARIABLE = /^\{\{\s*([A-Za-z_][A-Za-z0-9_.]{0,99})\s*\}\}$/;

export type Look = (variable: string) => unknown;

/**
 * Fills `{{variable}}` in every string of a JSON value. A string that is one variable becomes the value itself with its
 * type (null stays null); inside a longer string null is left out. Names are checked when the agent is saved.
 */
export function fill(template: unknown, look: Look): unknown {
  if (typeof template === "string") return fillText(template, look);
  if (Array.isArray(template)) return template.map((item) => fill(item, look));
  if (template === null || typeof template !== "object") return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fill(value, look)]));
}

/**
 * A request's body from its template. JSON in a string is filled in as JSON: a quote in what a customer said can neither
 * break it nor add to it.
 */
export function fillBody(template: unknown, look: Look): string {
  const filled = fill(typeof template === "string" ? asStructure(template) : template, look);
  return typeof filled === "string" ? filled : JSON.stringify(filled);
}

function asStructure(text: string): unknown {
  if (!/^\s*[{[]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function fillText(text: string, look: Look): unknown {
  const whole = ONE_VARIABLE.exec(text)?.[1];
  if (whole !== undefined) return look(whole) ?? null;
  return text.replace(VARIABLE, (_, name: string) => {
    const value = look(name);
    return typeof value === "object" ? (value === null ? "" : JSON.stringify(value)) : String(value ?? "");
  });
}

/** Every variable that a template names, with the path of the string that names it. */
export function variablesOf(
  template: unknown,
  path: readonly (string | number)[] = [],
): { path: string; name: string }[] {
  if (typeof template === "string") {
    return [...template.matchAll(VARIABLE)].map((match) => ({ path: path.join("."), name: match[1] ?? "" }));
  }
  if (template === null || typeof template !== "object") return [];
  return Object.entries(template).flatMap(([key, value]) => variablesOf(value, [...path, key]));
}
