import type * as z from "zod";
import { type FieldError, fieldErrors, invalid } from "../errors.ts";
import { findAgentIds } from "../store/agents.ts";
import type { Database } from "../store/database.ts";
import type { AnyAdapter } from "../telephony/provider.ts";
import type { Registry } from "../telephony/registry.ts";
import type { ConnectionChanges } from "./connection.ts";
import { type Credentials, checkMasked, mergeCredentials } from "./credentials.ts";
import { unknownTo } from "./members.ts";

const UNKNOWN_MEMBER = "Unknown member: check its spelling or leave it out.";

/** Credentials that a client sent, and those that they are laid over. */
export interface SentCredentials {
  before: Credentials | null;
  sent: Credentials;
}

/** The provider of that name; `invalid` names those that there are. */
export function providerNamed(providers: Registry, id: string): AnyAdapter {
  const adapter = providers.get(id);
  if (adapter) return adapter;
  const message = `There is no provider ${id}: use one of ${[...providers.keys()].join(", ")}.`;
  throw invalid([{ field: "provider", message }]);
}

/** What the form cannot see: an agent that is not there, credentials or settings that the provider's own form refuses. */
export async function checkConnection(
  db: Database,
  workspaceId: string,
  adapter: AnyAdapter,
  change: Pick<ConnectionChanges, "agent_id" | "agents" | "settings"> & {
    credentials: SentCredentials | null;
  },
): Promise<void> {
  const errors = [
    ...(await missingAgents(db, workspaceId, change)),
    ...(change.credentials ? wrongCredentials(adapter, change.credentials) : []),
    ...(change.settings ? wrongSettings(adapter, change.settings) : []),
  ];
  if (errors.length > 0) throw invalid(errors);
}

async function missingAgents(
  db: Database,
  workspaceId: string,
  { agent_id: agentId, agents }: Pick<ConnectionChanges, "agent_id" | "agents">,
): Promise<FieldError[]> {
  const named = [
    ...(agentId === undefined ? [] : [["agent_id", agentId] as const]),
    ...Object.entries(agents ?? {}).map(([theirs, ours]) => [`agents.${theirs}`, ours] as const),
  ];
  if (named.length === 0) return [];
  const found = await findAgentIds(db, workspaceId, [...new Set(named.map(([, id]) => id))]);
  return named
    .filter(([, id]) => !found.has(id))
    .map(([field, id]) => ({ field, message: `There is no agent ${id}: check the id, or make the agent.` }));
}

/** A member that is not there is asked for in words; whatever else is wrong the provider's own form says. */
function wrongCredentials(adapter: AnyAdapter, { before, sent }: SentCredentials): FieldError[] {
  const masked = checkMasked(before, sent);
  const merged = mergeCredentials(before, sent);
  const wrong = wrongMembers("credentials", adapter.credentials, merged).map(({ field, message }) => {
    const [, name = "", ...deeper] = field.split(".");
    const isMissing = name !== "" && deeper.length === 0 && !Object.hasOwn(merged, name);
    return isMissing && message.startsWith("Invalid input")
      ? { field, message: `A connection to ${adapter.name} needs it: send it too.` }
      : { field, message };
  });
  return eachOnce([...masked, ...wrong, ...unknownMembers("credentials", adapter.credentials, merged)]);
}

const wrongSettings = ({ settings: form }: AnyAdapter, sent: object): FieldError[] =>
  eachOnce([...wrongMembers("settings", form, sent), ...unknownMembers("settings", form, sent)]);

const unknownMembers = (place: string, form: z.ZodType, members: object): FieldError[] =>
  unknownTo(form, members).map((name) => ({ field: `${place}.${name}`, message: UNKNOWN_MEMBER }));

/** The first that is said of each place. */
const eachOnce = (errors: readonly FieldError[]): FieldError[] =>
  errors.filter(({ field }, i) => errors.findIndex((one) => one.field === field) === i);

/** What a provider's own form finds wrong, with the places of our request. */
export function wrongMembers(place: string, form: z.ZodType, members: unknown): FieldError[] {
  const parsed = form.safeParse(members);
  if (parsed.success) return [];
  return fieldErrors(parsed.error.issues.map((issue) => ({ ...issue, path: [place, ...issue.path] })));
}
