import { rotateAgentSecret } from "../../agents/rotate-secret.ts";
import { agentView } from "../../agents/view.ts";
import { optionalJsonBody } from "../body.ts";
import { handlers } from "../handlers.ts";

export const rotateWebhookSecret = handlers(async (c) => {
  const { agent, webhookSecret } = await rotateAgentSecret(
    c.env.services,
    c.get("workspaceId"),
    c.req.param("id") ?? "",
    optionalJsonBody(c),
  );
  const until = agent.previousWebhookSecretUntil;
  return c.json({
    ...agentView(agent),
    webhook_secret: webhookSecret,
    previous_secret_expires_at: until === null ? null : new Date(until).toISOString(),
  });
});
