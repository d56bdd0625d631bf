import { expect, it } from "vitest";
import { processAgain } from "../../src/analyses/process-again.ts";
import { READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";
import { actedSetting, CRM, WEBHOOK } from "./acted-call.ts";

it("an action whose request left the house is not asked for anew by another reading, also where a person's run came to nothing", async () => {
  let asked = 0;
  const url = "https://crm.example/{{customer_name}}";
  const setting = await actedSetting({
    actions: [{ ...WEBHOOK, config: { url } }],
    models: [scriptedModel(READ)],
    fetch: async () => {
      asked++;
      return new Response(null, { status: 410 });
    },
  });
  const { workspaceId, services, send, run, perform, action } = setting;
  const callId = await setting.analysed();
  await perform(callId, CRM);
  expect(await action(callId, CRM)).toMatchObject({ status: "failed", deliveries: [{ status: "failed" }] });
  await send("PATCH", `/v1/calls/${callId}/analysis`, { data: { customer_name: null } });
  expect((await run(callId, CRM)).status).toBe(202);
  await perform(callId, CRM);
  expect(await action(callId, CRM)).toMatchObject({ status: "failed", run_by: "Test" });
  await send("PATCH", `/v1/calls/${callId}/analysis`, { remove: ["customer_name"] });

  const wish = { fire_actions: true };
  const again = await send<{ analysis_id: string }>("POST", `/v1/calls/${callId}/reanalyze`, wish);
  await processAgain(services, { workspaceId, callId, analysisId: again.body.analysis_id });
  await perform(callId, CRM);
  expect(await action(callId, CRM)).toMatchObject({ status: "failed", run_by: "Test" });
  expect(asked).toBe(1);
});
