import { useViewer } from "../viewer.ts";
import { layoutWords as words } from "../words/layout.ts";

/** A page for what cannot be shown or was not done: what happened, and where to go from here. */
export function FailurePage({ title, text, isOurs }: { title: string; text: string; isOurs: boolean }) {
  const { t } = useViewer();
  return (
    <div class="failure">
      <h1>{title}</h1>
      <p lang={isOurs ? undefined : "en"} dir="auto">
        {text}
      </p>
      <p>
        <a href="/dashboard">{t(words.toOverview)}</a>
      </p>
    </div>
  );
}
