import type { Speaker } from "../calls/turn.ts";

/** Who speaks on a track, channel or label of a provider's: `{"inbound_track": "customer"}`. */
export type Roles = Readonly<Record<string, Speaker>>;

/** A number of a connection; `id` is the provider's own name for it, where dialling wants that instead. */
export interface ConnectionNumber {
  phone_number: string;
  id: string | null;
}

/**
 * A workspace's account with a provider, opened: credentials in the clear, for one request's time. Never log it.
 * `Credentials` and `Settings` are what the adapter's own schemas read.
 */
export interface Connection<Credentials = unknown, Settings = unknown> {
  id: string;
  workspaceId: string;
  provider: string;
  credentials: Credentials;
  settings: Settings;
  numbers: readonly ConnectionNumber[];
  /** They come before the adapter's own. */
  roles: Roles;
  /** Our agent whose configuration applies. */
  agentId: string;
  /** The provider's id of a voice agent → our agent. */
  agents: Readonly<Record<string, string>>;
  /** `https://host/intake/<provider>/<connection>`, without a slash at its end. */
  intakeUrl: string;
}

/** The provider's id of the voice agent that speaks for one of ours; null where the map does not say. */
export function voiceAgentOf({ agents }: Pick<Connection, "agents">, agentId: string): string | null {
  return Object.entries(agents).find(([, ours]) => ours === agentId)?.[0] ?? null;
}

/** Our agent for a voice agent of the provider's. */
export function agentFor(
  { agents, agentId }: Pick<Connection, "agents" | "agentId">,
  voiceAgent: string | undefined,
): string {
  return (voiceAgent !== undefined && Object.hasOwn(agents, voiceAgent) && agents[voiceAgent]) || agentId;
}
