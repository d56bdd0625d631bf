/** The object that a value is, or that its text says in JSON; empty where it is neither. */
export function readObject(value: unknown): Record<string, unknown> {
  const read = typeof value === "string" ? parsed(value) : value;
  return typeof read === "object" && read !== null && !Array.isArray(read)
    ? (read as Record<string, unknown>)
    : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
