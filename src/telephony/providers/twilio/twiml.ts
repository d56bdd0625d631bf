import type { CallbackAnswer } from "../../provider.ts";

declare const escaped: unique symbol;
/** XML that is whole and escaped: text becomes it through `words` alone. */
export type Markup = string & { readonly [escaped]: true };

/** XML 1.0 knows no control characters beside tab and line ends, and none may be half of a pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as it stands in an element or attribute. */
export function words(text: string): Markup {
  const clean = text.toWellFormed().replace(FORBIDDEN, "");
  return clean.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? "") as Markup;
}

/** One element; attributes without a value are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Markup[]
): Markup {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : ` ${key}="${words(value)}"`,
  );
  const open = `<${name}${given.join("")}`;
  return (children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`) as Markup;
}

export const response = (...verbs: readonly Markup[]): Markup => element("Response", {}, ...verbs);

/** TwiML as the answer to a callback that waits for it. */
export function twimlAnswer(...verbs: readonly Markup[]): CallbackAnswer {
  return {
    contentType: "text/xml; charset=utf-8",
    body: `<?xml version="1.0" encoding="UTF-8"?>${response(...verbs)}`,
  };
}
