import { Copyable } from "../../../parts/copyable.tsx";
import { OutLink } from "../../../parts/link.tsx";
import { useViewer } from "../../../viewer.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";

const EXAMPLE = `import { Webhook } from "standardwebhooks";

const webhook = new Webhook(process.env.WEBHOOK_SECRET);
// Throws where the signature is wrong, or older than five minutes.
const event = webhook.verify(rawBody, {
  "webhook-id": request.headers["webhook-id"],
  "webhook-timestamp": request.headers["webhook-timestamp"],
  "webhook-signature": request.headers["webhook-signature"],
});`;

/** How a receiver finds out that a request came from here (standardwebhooks.com). */
export function Verify({ publicKey }: { publicKey: string | null }) {
  const { t } = useViewer();
  return (
    <section class="card wide-narrow" aria-labelledby="verify">
      <h2 id="verify">{t(words.verify)}</h2>
      <p>{t(words.verifyText)}</p>
      <Copyable id="verify-code" text={EXAMPLE} label={t(words.copyCode)} />
      {publicKey ? (
        <p>
          {t(words.publicKey)}: <code>{publicKey}</code>
        </p>
      ) : null}
      <p class="hint">{t(words.verifyPlain)}</p>
      <p class="hint">{t(words.verifyOnce)}</p>
      <p>
        <OutLink to="https://www.standardwebhooks.com">standardwebhooks.com</OutLink>
      </p>
    </section>
  );
}
