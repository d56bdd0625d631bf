import { Heading } from "../../parts/heading.tsx";
import { useViewer } from "../../viewer.ts";
import { agentsWords as words } from "../../words/agents.ts";
import { layoutWords } from "../../words/layout.ts";

/** The webhook secret of an agent, in the one answer that shows it. */
export function SecretPage({
  name,
  secret,
  to,
  said,
}: {
  name: string;
  secret: string;
  to: string;
  said: string;
}) {
  const { t } = useViewer();
  return (
    <div id="secret-page">
      <Heading title={t(words.secretTitle, { name })} about={t(words.secretText)} />
      <p class="notice good">{said}</p>
      <div class="card wide-narrow">
        <p>
          {t(words.secret)}:{" "}
          <span data-once>
            <code id="secret">{secret}</code>
          </span>
        </p>
        <div class="doings">
          <button type="button" data-copy="#secret" data-copied={t(layoutWords.copied)}>
            {t(layoutWords.copy)}
          </button>
          <a class="button quiet" href={to}>
            {t(words.goOn)}
          </a>
        </div>
      </div>
      <script src="/assets/shown-once.js" defer />
    </div>
  );
}
