import { BOOTSTRAP_KEY_ID } from "../../../../access/authenticate.ts";
import type { ApiKeyRow } from "../../../../store/api-keys.ts";
import { Form } from "../../../parts/form.tsx";
import { Empty, Heading } from "../../../parts/heading.tsx";
import { Pager } from "../../../parts/pager.tsx";
import { Status } from "../../../parts/status.tsx";
import { Table } from "../../../parts/table.tsx";
import { Time } from "../../../parts/time.tsx";
import { useViewer } from "../../../viewer.ts";
import { keysWords as words } from "../../../words/keys.ts";
import { layoutWords } from "../../../words/layout.ts";
import { Settings } from "../navigation.tsx";
import { Scopes } from "./scopes.tsx";

interface KeysProps {
  keys: readonly ApiKeyRow[];
  next: string | null;
  /** The key of who looks. */
  ownId: string;
}

/** The keys of a workspace, and what each may do. */
export function KeysPage({ keys, next, ownId }: KeysProps) {
  const { t } = useViewer();
  return (
    <Settings current="keys">
      <Heading title={t(words.title)} about={t(words.about)}>
        <a class="button" href="/dashboard/settings/keys/new">
          {t(words.create)}
        </a>
      </Heading>
      {ownId === BOOTSTRAP_KEY_ID ? <p class="notice waiting">{t(words.bootstrap)}</p> : null}
      {keys.length === 0 ? (
        <Empty title={t(words.none)}>
          <p>{t(words.noneText)}</p>
          <a href="/dashboard/settings/keys/new">{t(words.create)}</a>
        </Empty>
      ) : (
        <Table
          label={t(words.list)}
          columns={[
            { head: t(words.name) },
            { head: t(words.may) },
            { head: t(words.state) },
            { head: t(words.created) },
            { head: <span title={t(words.lastUsedHint)}>{t(words.lastUsed)}</span> },
            { head: <span class="hidden">{t(layoutWords.doings)}</span> },
          ]}
        >
          {keys.map((key) => (
            <KeyRow of={key} isOwn={key.id === ownId} />
          ))}
        </Table>
      )}
      <Pager next={next} />
    </Settings>
  );
}

function KeyRow({ of: key, isOwn }: { of: ApiKeyRow; isOwn: boolean }) {
  const { t } = useViewer();
  const { id, name, scopes, revokedAt, createdAt, lastUsedAt } = key;
  return (
    <tr id={id}>
      <th scope="row">
        <span dir="auto">{name}</span>
        {isOwn ? <p class="hint">{t(words.yours)}</p> : null}
      </th>
      <td>
        <Scopes scopes={scopes} />
      </td>
      <td>
        {revokedAt === null ? (
          <Status tone="good">{t(words.active)}</Status>
        ) : (
          <Status tone="none">{t(words.revoked)}</Status>
        )}
        {revokedAt === null ? null : (
          <p class="hint">
            <Time at={revokedAt} />
          </p>
        )}
      </td>
      <td>
        <Time at={createdAt} />
      </td>
      <td>{lastUsedAt === null ? <span class="quiet">{t(words.never)}</span> : <Time at={lastUsedAt} />}</td>
      <td>
        <div class="doings">
          {revokedAt === null ? (
            <Form action={`/dashboard/settings/keys/${id}/revoke`}>
              <button
                type="submit"
                class="quiet small"
                aria-label={t(words.revokeNamed, { name })}
                data-confirm={t(isOwn ? words.sureRevokeOwn : words.sureRevoke, { name })}
              >
                {t(words.revoke)}
              </button>
            </Form>
          ) : null}
          <Form action={`/dashboard/settings/keys/${id}/delete`}>
            <button
              type="submit"
              class="danger small"
              aria-label={t(words.removeNamed, { name })}
              data-confirm={t(words.sureRemove, { name })}
            >
              {t(words.remove)}
            </button>
          </Form>
        </div>
      </td>
    </tr>
  );
}
