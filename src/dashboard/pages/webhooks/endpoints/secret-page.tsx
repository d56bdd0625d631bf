import { Copyable } from "../../../parts/copyable.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { webhooksWords as words } from "../../../words/webhooks.ts";
import { Verify } from "./verify.tsx";

interface SecretPageProps {
  name: string;
  secret: string;
  publicKey: string | null;
  said: string;
  to: string;
}

/** The secret of an endpoint, in the one answer that shows it, and what to do with it. */
export function SecretPage({ name, secret, publicKey, said, to }: SecretPageProps) {
  const { t } = useViewer();
  return (
    <>
      <Heading
        title={t(words.secretTitle, { name })}
        about={t(words.secretText)}
        trail={[{ href: "/dashboard/webhooks", label: t(words.title) }]}
      />
      <p class="notice good" role="status">
        {said}
      </p>
      <section class="card wide-narrow" aria-labelledby="secret-title">
        <h2 id="secret-title">{t(words.secret)}</h2>
        <Copyable id="secret" text={secret} label={t(words.copySecret)} isOnce />
      </section>
      <Verify publicKey={publicKey} />
      <p>
        <a class="button" href={to}>
          {t(words.goOn)}
        </a>
      </p>
    </>
  );
}
