import { asText, type Filling, PLAIN_WRITER, TemplateError } from "./template.ts";
import { jsonWriter } from "./template-writers.ts";

/** Runs a template with the place it stands at, for errors that name it. */
export type Fill = <T>(path: readonly (string | number)[], work: () => T) => T | null;

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;
const FORM_TYPE = /^application\/x-www-form-urlencoded\b/i;
/** A text that begins as JSON does, behind any tags. */
const BEGINS_AS_JSON = /^(\s|\{%-?.*?%\})*(\[|\{(?![{%]))/s;

/** Every text of a JSON value, with the path of names and numbers that leads to it. */
export function textsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: readonly (string | number)[]; text: string }[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key]));
}

/** The JSON value with each of its texts filled in: one that is a single output becomes the value, with its type. */
export function fillTexts(
  template: unknown,
  filling: Filling,
  fill: Fill,
  path: readonly (string | number)[] = [],
): unknown {
  if (typeof template === "string") return fill(path, () => filling.value(template));
  if (template === null || typeof template !== "object") return template;
  const inner = (value: unknown, key: string | number) => fillTexts(value, filling, fill, [...path, key]);
  if (Array.isArray(template)) return template.map(inner);
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, inner(value, key)]));
}

/**
 * A body of one of three forms: JSON whose texts are templates (also written as one text); a text that becomes JSON; or,
 * for another content type, plain text or a form. `contentType` null: nobody has set one, and it follows from the body.
 * `omitNull` leaves out members of the first form that come to null.
 */
export function renderBody(
  template: unknown,
  contentType: string | null,
  filling: Filling,
  fill: Fill,
  omitNull = false,
): { body: string; contentType: string } {
  const write = (filled: unknown) => JSON.stringify(filled, omitNull ? withoutNull : undefined);
  const isForm = FORM_TYPE.test(contentType ?? "");
  if (typeof template !== "string") {
    const filled = fillTexts(template, filling, fill, ["body"]);
    const body = isForm ? asForm(filled) : write(filled);
    return { body, contentType: contentType ?? "application/json" };
  }
  const wantsJson = contentType === null ? BEGINS_AS_JSON.test(template) : JSON_TYPE.test(contentType);
  const structure = wantsJson ? parseJson(template) : undefined;
  if (structure !== undefined) {
    const body = write(fillTexts(structure, filling, fill, ["body"]));
    return { body, contentType: contentType ?? "application/json" };
  }
  const body = fill(["body"], () => {
    const text = filling.text(template, wantsJson ? jsonWriter() : PLAIN_WRITER);
    if (wantsJson && parseJson(text) === undefined) throw new TemplateError(notJson(text));
    return text;
  });
  const own = wantsJson ? "application/json" : "text/plain; charset=utf-8";
  return { body: body ?? "", contentType: contentType ?? own };
}

/** A list keeps its places. */
const withoutNull = (_: string, value: unknown) => (value === null ? undefined : value);

/** `a=1&b=2`; null is left out, a list repeats its name. */
function asForm(value: unknown): string {
  const form = new URLSearchParams();
  for (const [name, member] of Object.entries(value ?? {})) {
    for (const one of Array.isArray(member) ? member : [member])
      if (one !== null) form.append(name, asText(one));
  }
  return form.toString();
}

/** Undefined where the text is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(text: string): string {
  const start = text.trim().slice(0, 80);
  return `What it comes to is not JSON: check commas and brackets, or set another Content-Type. It begins ${JSON.stringify(start)}.`;
}
