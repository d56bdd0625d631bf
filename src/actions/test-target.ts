import { AppError, invalid } from "../errors.ts";
import type { NewId } from "../id.ts";
import { getDelivery, insertDeliveries } from "../store/deliveries.ts";
import { type DeliverTools, deliver } from "../webhooks/deliver.ts";
import { newDelivery } from "../webhooks/delivery.ts";
import { showDeliveryInFull } from "../webhooks/view.ts";
import { type ActionOnCallTools, actionOnCall } from "./action-on-call.ts";
import { renderRequest } from "./render.ts";
import { eventIdOf } from "./template-scope.ts";

export interface TestTargetTools extends ActionOnCallTools, DeliverTools {
  newId: NewId;
}

/**
 * Sends the request that a webhook action, or a draft of one, makes of a past call to its own address: once, signed, and
 * whether or not the action would run for that call. It takes the same body as a preview. The attempt is made at once and
 * kept as a delivery that is marked as a test; it changes nothing about the call and its actions. `invalid` for what this
 * call leaves unfilled and for an action that sends nothing; `conflict` where there is nothing to sign with yet.
 */
export async function testTarget(
  tools: TestTargetTools,
  workspaceId: string,
  agentId: string,
  input: unknown,
) {
  const { agent, action, analysed, webhook } = await actionOnCall(tools, workspaceId, agentId, input);
  if (!webhook) {
    throw invalid([{ field: "action.type", message: "Only a webhook has a target that can be tested." }]);
  }
  const { config, source } = webhook;
  if (!config.secret && !agent.webhookSecret) {
    throw new AppError(
      "conflict",
      "There is nothing to sign with yet: save the agent, which makes its secret, or give the action one of its own.",
    );
  }
  // A run of its own, so that a receiver does not take the test for the event that it had, or will have.
  const run = { ...source.run, id: tools.newId("run") };
  const { method, url, headers, body } = renderRequest(config, { ...source, run });
  const delivery = await newDelivery(tools, {
    workspaceId,
    id: run.id.replace(/^run_/, "dlv_"),
    agentId,
    // No part of the call: nothing of its own is to take the test for its delivery.
    callId: null,
    actionName: action.name,
    event: { id: eventIdOf(run), type: "call.analyzed" },
    target: { url, method, headers, secret: config.secret },
    body,
  });
  await insertDeliveries(tools.db, [{ ...delivery, test: true }]);
  await deliver(tools, workspaceId, delivery.id);
  const sent = await getDelivery(tools.db, workspaceId, delivery.id);
  if (!sent) throw new AppError("conflict", "The test was deleted while it was sent: try it again.");
  const { attempts, ...shown } = showDeliveryInFull(sent.row, sent.attempts, headers);
  return { ...shown, tested_call_id: analysed.call.id, attempt: attempts[0] ?? null };
}
