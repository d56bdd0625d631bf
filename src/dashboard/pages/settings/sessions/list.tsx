import type { listSessions } from "../../../../access/session.ts";
import { Form } from "../../../parts/form.tsx";
import { Heading } from "../../../parts/heading.tsx";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { layoutWords } from "../../../words/layout.ts";
import { sessionsWords as words } from "../../../words/sessions.ts";
import { Settings } from "../navigation.tsx";
import { deviceOf } from "./device.ts";

type Session = Awaited<ReturnType<typeof listSessions>>[number];

/** Who is signed in, and on what. */
export function SessionsPage({ sessions, ownId }: { sessions: readonly Session[]; ownId: string }) {
  const { t } = useViewer();
  return (
    <Settings current="sessions">
      <Heading title={t(words.title)} about={t(words.about)} />
      <Table
        label={t(words.list)}
        columns={[
          { head: t(words.key) },
          { head: t(words.device) },
          { head: t(words.since) },
          { head: <span title={t(words.lastSeenHint)}>{t(words.lastSeen)}</span> },
          { head: <span class="hidden">{t(layoutWords.doings)}</span> },
        ]}
      >
        {sessions.map((session) => (
          <SessionRow of={session} isOwn={session.id === ownId} />
        ))}
      </Table>
      <p class="hint">
        {t(words.useless)} <a href="/dashboard/settings/keys">{t(words.toKeys)}</a>
      </p>
    </Settings>
  );
}

function SessionRow({ of: session, isOwn }: { of: Session; isOwn: boolean }) {
  const { t } = useViewer();
  const { browser, system } = deviceOf(session.userAgent);
  const both = browser && system ? t(words.on, { browser, system }) : (browser ?? system);
  const device = both ?? t(words.unknownDevice);
  return (
    <tr>
      <th scope="row" dir="auto">
        {session.name}
      </th>
      <td title={session.userAgent ?? undefined}>
        {device} {isOwn ? <Status tone="good">{t(words.thisOne)}</Status> : null}
      </td>
      <td>
        <Time at={session.createdAt} />
      </td>
      <td>
        <Time at={session.lastSeenAt} />
      </td>
      <td>
        <Form action={`/dashboard/settings/sessions/${session.id}/end`}>
          <button
            type="submit"
            class="quiet small"
            aria-label={t(words.endNamed, { name: session.name, device })}
            data-confirm={t(isOwn ? words.sureEndOwn : words.sureEnd)}
          >
            {t(words.end)}
          </button>
        </Form>
      </td>
    </tr>
  );
}
