import type { EndpointRecord } from "../../store/endpoints.ts";

/** An endpoint as every door shows it; its secret is in the one answer that makes it. */
export function viewEndpoint({ endpoint, health }: EndpointRecord) {
  const disabled = health !== null && health.disabledAt !== null;
  return {
    endpoint_id: endpoint.id,
    url: endpoint.url,
    description: endpoint.description,
    events: endpoint.events,
    agent_ids: endpoint.agentIds,
    rate_limit_per_second: endpoint.rateLimitPerSecond,
    retry_schedule: endpoint.retrySchedule,
    signatures: endpoint.signatures,
    public_key: endpoint.publicKey,
    status: disabled ? "disabled" : "active",
    disabled_reason: disabled ? health.reason : null,
    failing_since: iso(health?.failingSince ?? null),
    previous_secret_expires_at: iso(endpoint.previousSecretUntil),
    created_at: new Date(endpoint.createdAt).toISOString(),
    updated_at: new Date(endpoint.updatedAt).toISOString(),
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
