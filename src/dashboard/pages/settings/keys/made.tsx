import { Copyable } from "../../../parts/copyable.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { useViewer } from "../../../viewer.ts";
import { keysWords as words } from "../../../words/keys.ts";
import { Settings } from "../navigation.tsx";

/** A key just made, the only time that it is shown, and a first request with it. */
export function MadeKey({ name, secret, origin }: { name: string; secret: string; origin: string }) {
  const { t } = useViewer();
  const command = `curl ${origin}/v1/users/me \\\n  -H "Authorization: Bearer ${secret}"`;
  return (
    <Settings current="keys">
      <Heading title={t(words.madeTitle)} about={t(words.madeText, { name })} />
      <section class="card" aria-labelledby="made-key">
        <h2 id="made-key">{t(words.key)}</h2>
        <Copyable id="key" text={secret} label={t(words.copyKey)} isOnce />
        <h3>{t(words.tryIt)}</h3>
        <p class="hint">{t(words.tryItText)}</p>
        <Copyable id="command" text={command} label={t(words.copyCommand)} isOnce />
      </section>
      <a class="button quiet" href="/dashboard/settings/keys">
        {t(words.kept)}
      </a>
    </Settings>
  );
}
