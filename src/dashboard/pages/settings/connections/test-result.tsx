import type { PropsWithChildren } from "hono/jsx";
import type { Heard } from "../../../../connections/heard.ts";
import type { testConnection } from "../../../../connections/test.ts";
import { Form } from "../../../parts/form.tsx";
import { Status, type Tone } from "../../../parts/status.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { connectionsWords as words } from "../../../words/connections.ts";

export type Tested = Awaited<ReturnType<typeof testConnection>>;

interface TestProps {
  provider: string;
  path: string;
  heard: Heard;
  /** Null before the test. */
  tested: Tested | null;
}

/** The test of a connection: what was looked at, what came of it, and what to do. */
export function TestConnection({ provider, path, heard, tested }: TestProps) {
  const { t } = useViewer();
  return (
    <section id="test" aria-labelledby="test-title" class="card" tabindex={-1}>
      <h2 id="test-title">{t(words.testing)}</h2>
      <p class="hint">{t(words.testAbout, { provider })}</p>
      <div role="status">
        {tested ? <Checks tested={tested} isHeard={heard.isHeard} path={path} /> : null}
      </div>
      <Form
        action={`${path}/test`}
        hx-post={`${path}/test`}
        hx-target="#test"
        hx-select="#test"
        hx-swap="morph"
      >
        <button type="submit" class={tested ? "quiet" : undefined}>
          {t(tested ? words.testAgain : words.testNow)}
        </button>
      </Form>
    </section>
  );
}

function Checks({ tested, isHeard, path }: { tested: Tested; isHeard: boolean; path: string }) {
  const { t } = useViewer();
  const field = tested.ok ? undefined : tested.field;
  return (
    <>
      <ul class="plain results">
        <Check name={t(words.checkCredentials)} tone={tested.ok ? "good" : "bad"}>
          <span lang="en" dir="auto">
            {tested.detail}
          </span>
          {field ? (
            <>
              {" "}
              <a href={`${path}/edit`}>{t(words.wrongAt, { field })}</a>
            </>
          ) : null}
        </Check>
        <Check name={t(words.checkMessages)} tone={isHeard ? "good" : "waiting"}>
          {t(isHeard ? words.messagesFine : words.messagesNone)}
        </Check>
        {tested.warnings.length === 0 ? (
          <Check name={t(words.checkOther)} tone="good">
            {t(words.nothingElse)}
          </Check>
        ) : null}
        {tested.warnings.map((warning) => (
          <Check name={t(words.checkOther)} tone="warning">
            <span lang="en">{warning}</span>
          </Check>
        ))}
      </ul>
      <p class="hint">
        {t(words.tested)} <Time at={tested.checked_at} style="exact" />
      </p>
    </>
  );
}

const SAID = {
  good: words.fine,
  bad: words.fails,
  warning: words.lookAt,
  waiting: words.waiting,
} as const;

function Check({ name, tone, children }: PropsWithChildren<{ name: string; tone: Exclude<Tone, "none"> }>) {
  const { t } = useViewer();
  return (
    <li>
      <p>
        <strong>{name}</strong> <Status tone={tone}>{t(SAID[tone])}</Status>
      </p>
      <p>{children}</p>
    </li>
  );
}
