import * as z from "zod";
import type { DeadLetterRow } from "../../../store/dead-letters.ts";
import { Empty, Heading } from "../../parts/heading.tsx";
import { Pager } from "../../parts/pager.tsx";
import { Table } from "../../parts/table.tsx";
import { Time } from "../../parts/time.tsx";
import { useViewer } from "../../viewer.ts";
import { lostWords, unknownLost, tasksWords as words } from "../../words/tasks.ts";

/** What a message said, as far as it can be shown. */
const Message = z
  .object({
    kind: z.string(),
    call_id: z.string(),
    batch_id: z.string(),
    backtest_id: z.string(),
    import_id: z.string(),
    delivery_id: z.string(),
    replay_id: z.string(),
    schedule_id: z.string(),
    connection_id: z.string(),
    phone_number: z.string(),
  })
  .partial();
type Message = z.infer<typeof Message>;

/** All messages that the queues gave up on. */
export function LostPage({ letters, next }: { letters: readonly DeadLetterRow[]; next: string | null }) {
  const { t } = useViewer();
  return (
    <>
      <Heading
        title={t(words.lost)}
        about={t(words.lostAbout)}
        trail={[{ href: "/dashboard/tasks", label: t(words.title) }]}
      />
      {letters.length === 0 ? <Empty title={t(words.noLost)} /> : <LostTable letters={letters} />}
      <Pager next={next} />
    </>
  );
}

export function LostTable({ letters }: { letters: readonly DeadLetterRow[] }) {
  const { t } = useViewer();
  return (
    <Table
      label={t(words.lost)}
      columns={[
        { head: t(words.subject) },
        { head: t(words.when) },
        { head: t(words.why) },
        { head: t(words.what) },
      ]}
    >
      {letters.map((letter) => (
        <Row letter={letter} />
      ))}
    </Table>
  );
}

function Row({ letter }: { letter: DeadLetterRow }) {
  const { t } = useViewer();
  const read = Message.safeParse(letter.message);
  const message = read.success ? read.data : {};
  const kind = message.kind ?? "";
  const { what, remedy } = (Object.hasOwn(lostWords, kind) && lostWords[kind]) || unknownLost;
  const subject = subjectOf(message);
  return (
    <tr id={letter.id}>
      <th scope="row" class="roomy">
        {t(what)}
        {subject ? (
          <span class="hint block">
            {subject.href ? <a href={subject.href}>{subject.name}</a> : subject.name}
          </span>
        ) : null}
      </th>
      <td class="nowrap">
        <Time at={letter.createdAt} />
      </td>
      <td class="roomy" lang="en">
        {letter.reason}
      </td>
      <td class="roomy">{t(remedy)}</td>
    </tr>
  );
}

/** What a message was about, and where that is. */
function subjectOf(message: Message): { name: string; href: string | null } | null {
  const places = [
    [message.delivery_id, "/dashboard/webhooks/deliveries/"],
    [message.replay_id, "/dashboard/tasks/replays/"],
    [message.backtest_id, "/dashboard/tasks/backtests/"],
    [message.import_id, "/dashboard/tasks/imports/"],
    [message.batch_id, "/dashboard/tasks/reanalyses/"],
    [message.schedule_id, "/dashboard/schedules/"],
    [message.call_id, "/dashboard/calls/"],
    [message.connection_id, "/dashboard/settings/connections/"],
  ] as const;
  for (const [id, path] of places) if (id) return { name: id, href: path + encodeURIComponent(id) };
  if (!message.phone_number) return null;
  return { name: message.phone_number, href: "/dashboard/settings/suppressions" };
}
