import type { PropsWithChildren } from "hono/jsx";
import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";

/** The address if it is one of the web, else null: an address from a call's data may be anything. */
function webAddress(text: string | null | undefined): string | null {
  if (!text) return null;
  try {
    const url = new URL(text);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
  } catch {
    return null;
  }
}

/** A link out of the dashboard, which tells the other side nothing of us; plain text where it is no web address. */
export function OutLink({ to, children }: PropsWithChildren<{ to: string | null | undefined }>) {
  const { t } = useViewer();
  const href = webAddress(to);
  if (!href) return <span dir="auto">{children ?? to}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children ?? to} <span class="hidden">({t(words.opensNewTab)})</span>
    </a>
  );
}
