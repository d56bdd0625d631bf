import { Failure } from "../failure.ts";

/**
 * The text of an env file as wrangler reads it: single quotes keep a value literal, except that `$NAME` is still
 * expanded inside them unless the dollar sign is escaped. Null values are left out. A value that the format cannot hold
 * is refused by name, with a Failure.
 */
export function envFile(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .filter((entry): entry is [string, string] => entry[1] !== null)
    .map(([name, value]) => `${name}=${quote(name, value)}\n`)
    .join("");
}

function quote(name: string, value: string): string {
  if (/['\r\n]/.test(value))
    throw new Failure(`${name} holds a single quote or a line break: choose a value without.`);
  return `'${value.replaceAll("$", "\\$")}'`;
}
