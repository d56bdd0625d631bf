import * as z from "zod";
import type { Callback } from "../../provider.ts";
import { isObject, parseJson } from "../../reading/json.ts";

/** A parameter of a callback; what is empty is not told. */
export const field = z.string().trim().min(1).optional().catch(undefined);

/** The parameters of a callback: its form, its JSON, or with GET its query. Null where JSON is none. */
export function fieldsOf({ method, url, headers, body }: Callback): Record<string, unknown> | null {
  if (method === "GET") return Object.fromEntries(new URL(url).searchParams);
  const text = new TextDecoder().decode(body);
  if (!/json/i.test(headers.get("content-type") ?? "")) return Object.fromEntries(new URLSearchParams(text));
  const json = parseJson(text);
  return isObject(json) ? json : null;
}
