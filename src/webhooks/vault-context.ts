/** What the agent's own signing secret is sealed for (`agents.webhook_secret`). */
export function agentVaultContext(workspaceId: string, agentId: string): string {
  return `agent:${workspaceId}:${agentId}`;
}

/** What a delivery's own secret and headers are sealed for (`deliveries.secret`, `deliveries.headers`). */
export function deliveryVaultContext(workspaceId: string, deliveryId: string): string {
  return `delivery:${workspaceId}:${deliveryId}`;
}

/** What an endpoint's secrets and private keys are sealed for (`endpoints.secret`, `endpoints.signing_key`). */
export function endpointVaultContext(workspaceId: string, endpointId: string): string {
  return `endpoint:${workspaceId}:${endpointId}`;
}
