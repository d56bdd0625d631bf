/** What a text says in JSON; undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a body says in JSON; undefined where it is none, or where the decoder is strict and the bytes are no UTF-8. */
export function readBody(body: ArrayBuffer, decoder = new TextDecoder()): unknown {
  try {
    return JSON.parse(decoder.decode(body));
  } catch {
    return undefined;
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The object that a value is, or that its text says in JSON; empty where it is neither. */
export function readObject(value: unknown): Record<string, unknown> {
  const read = typeof value === "string" ? parseJson(value) : value;
  return isObject(read) ? read : {};
}
