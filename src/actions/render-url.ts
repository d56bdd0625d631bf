import { type Filling, TemplateError } from "./template.ts";
import { URL_WRITER } from "./template-writers.ts";

/** Scheme and host as they are, and then what may hold templates. Two slashes only: URL parsers skip further ones. */
const FIXED_ORIGIN = /^https?:\/\/[^\s{}/\\?#]+(?=[/?#]|$)/i;
const DOT_SEGMENT = /[/\\](\.|%2e){1,2}(?=[/\\?#]|$)/i;

/** Why a URL with templates may not be saved, or null: where a request goes is never up to what was said in a call. */
export function refuseUrlTemplate(url: string): string | null {
  if (FIXED_ORIGIN.test(url)) return null;
  return "Write the host out: templates may stand only in the path and the query.";
}

/** The address of a request: the template filled in, with `query` behind it; what is null there is left out. */
export function renderUrl(filling: Filling, template: string, query: Record<string, unknown>): string {
  const text = filling.text(template, URL_WRITER);
  if (text !== template && DOT_SEGMENT.test(text)) {
    throw new TemplateError("A value in the path is . or .., which leads elsewhere.");
  }
  const url = URL.parse(text);
  // Checked when it was saved; asked again because it is what keeps a call's words from choosing the host.
  if (!url || !text.startsWith(FIXED_ORIGIN.exec(template)?.[0] ?? "!")) {
    throw new TemplateError("It does not come to a URL on the host that is written out.");
  }
  const given = Object.entries(query).filter(([, value]) => value !== null);
  if (given.length === 0) return text;
  for (const [name, value] of given) {
    url.searchParams.append(name, typeof value === "object" ? JSON.stringify(value) : String(value));
  }
  return url.href;
}
