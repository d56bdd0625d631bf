import type { Child } from "hono/jsx";
import { useViewer } from "../viewer.ts";
import type { Phrase } from "../words/words.ts";

/** A phrase whose holes are filled with parts of a page, wherever the language has them. */
export function Filled({ phrase, parts }: { phrase: Phrase; parts: Readonly<Record<string, Child>> }) {
  const { t } = useViewer();
  return (
    <>
      {t(phrase)
        .split(/(\{\w+\})/)
        .map((piece) => {
          const [, name = ""] = /^\{(\w+)\}$/.exec(piece) ?? [];
          return Object.hasOwn(parts, name) ? parts[name] : piece;
        })}
    </>
  );
}
