import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";

interface CopyableProps {
  id: string;
  text: string;
  /** What the button says to those who hear the page; there are several on one. */
  label: string;
  /** A secret that no other page shows again: it goes from this one as the page is left. */
  isOnce?: boolean;
}

/** A text to be pasted elsewhere, with a button that copies it. */
export function Copyable({ id, text, label, isOnce = false }: CopyableProps) {
  const { t } = useViewer();
  return (
    <div class="copy">
      <pre id={id} dir="auto" data-once={isOnce ? "" : undefined}>
        {text}
      </pre>
      <button
        type="button"
        class="quiet small"
        data-copy={`#${id}`}
        data-copied={t(words.copied)}
        aria-label={label}
      >
        {t(words.copy)}
      </button>
      {isOnce ? <script src="/assets/shown-once.js" defer /> : null}
    </div>
  );
}
