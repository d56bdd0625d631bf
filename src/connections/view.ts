import type { AnyAdapter } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import { SET } from "./credentials.ts";
import { intakeUrlOf } from "./intake-url.ts";
import { SHUT } from "./open.ts";
import type { ConnectionRecord } from "./read.ts";

/** A connection as every door shows it: of its credentials only which of them are set. */
export function viewConnection(
  { connection: row, credentialNames: names }: ConnectionRecord,
  providers: Registry,
) {
  const adapter = providers.get(row.provider);
  return {
    connection_id: row.id,
    provider: row.provider,
    name: row.name,
    agent_id: row.agentId,
    agents: row.agents,
    numbers: row.numbers,
    role_map: row.roleMap,
    settings: row.settings,
    credentials: Object.fromEntries((names ?? []).map((name) => [name, SET])),
    problem: problemOf(adapter, names),
    intake_url: intakeUrlOf(row),
    can: abilitiesOf(adapter),
    refused: row.refused,
    last_refused_at: row.refusedAt === null ? null : new Date(row.refusedAt).toISOString(),
    set_up: adapter?.setUp({ intakeUrl: intakeUrlOf(row), id: row.id }) ?? [],
    created_at: new Date(row.createdAt).toISOString(),
    updated_at: new Date(row.updatedAt).toISOString(),
  };
}

/** The steps alone that a person does in the provider's console. */
export function viewSetUp(record: ConnectionRecord, providers: Registry) {
  const { connection_id, provider, intake_url, set_up } = viewConnection(record, providers);
  return { connection_id, provider, intake_url, set_up };
}

/** Why nothing can go through a connection; null where nothing stands in its way. */
function problemOf(adapter: AnyAdapter | undefined, names: string[] | null): string | null {
  if (!adapter) return SHUT.unknownProvider;
  return names === null ? SHUT.lostKey : null;
}

/** What can be done through a provider. */
export function abilitiesOf(adapter: AnyAdapter | undefined) {
  return {
    dial: adapter?.dial !== undefined,
    end: adapter?.end !== undefined,
    transfer: adapter?.transfer !== undefined,
    live_turns: adapter?.liveTurns ?? false,
    fetch_transcript: adapter?.fetchTranscript !== undefined,
  };
}
