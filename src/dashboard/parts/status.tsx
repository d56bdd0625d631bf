import type { PropsWithChildren } from "hono/jsx";
import { Icon } from "./icon.tsx";

export type Tone = "good" | "bad" | "warning" | "waiting" | "none";

/** A short word for a state, with a sign of its own, so that nobody needs the colour. */
export function Status({ tone, children, lang }: PropsWithChildren<{ tone: Tone; lang?: string }>) {
  return (
    <span class={`status ${tone}`} lang={lang}>
      <Icon name={tone} />
      {children}
    </span>
  );
}
