import { asJson, asText, TemplateError, type Writer } from "./template.ts";

/**
 * Writes JSON of which the author wrote the skeleton. An output between quotes becomes part of that string; one that
 * stands where a value is expected becomes a whole value. So nothing that was said can break the JSON or add to it.
 */
export function jsonWriter(): Writer {
  let inString = false;
  let escaped = false;
  return {
    author(text) {
      for (const character of text) {
        if (escaped) escaped = false;
        else if (character === '"') inString = !inString;
        else if (inString && character === "\\") escaped = true;
      }
      return text;
    },
    output: (value) => (inString ? JSON.stringify(asText(value)).slice(1, -1) : asJson(value)),
  };
}

/**
 * Writes a URL: each output is one segment of its path, or one value of its query, percent-encoded. An empty one would be
 * the address of something else, so it is refused.
 */
export const URL_WRITER: Writer = {
  author: (text) => text,
  output(value) {
    const text = asText(value);
    if (text === "") throw new TemplateError("A value that the URL needs is empty: there is no address.");
    return encodeURIComponent(text.toWellFormed());
  },
};
