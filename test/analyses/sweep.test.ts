import { expect, it } from "vitest";
import { sweep } from "../../src/jobs/sweep.ts";
import { READ } from "../calls/setting.ts";
import { scriptedModel } from "../support/scripted-model.ts";
import { type ReanalysisSetting, reanalysisSetting } from "./setting.ts";

/** What a sweep knocks for, of this test's own workspace: it sweeps them all. */
async function sweptOf(setting: ReanalysisSetting) {
  setting.reanalyses.length = 0;
  setting.batches.length = 0;
  await sweep({ ...setting.services, log: () => {} });
  const ours = ({ workspaceId }: { workspaceId: string }) => workspaceId === setting.workspaceId;
  return {
    reanalyses: setting.reanalyses.filter(ours).map(({ analysisId }) => analysisId),
    batches: setting.batches.filter(ours).map(({ batchId }) => batchId),
  };
}
const NOTHING = { reanalyses: [], batches: [] };

it("a re-analysis whose message was lost is knocked for again, until it has ended", async () => {
  const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
  const callId = await setting.analyzed();
  const analysisId = await setting.ask(callId);
  expect(await sweptOf(setting)).toEqual(NOTHING);
  setting.pass(30_000);
  expect(await sweptOf(setting)).toEqual({ ...NOTHING, reanalyses: [analysisId] });
  expect(await sweptOf(setting), "in the same minute").toEqual(NOTHING);
  await setting.again(callId, analysisId);
  setting.pass(120_000);
  expect(await sweptOf(setting)).toEqual(NOTHING);
});

it("a re-analysis whose reader died is knocked for once its lease has run out", async () => {
  const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
  const callId = await setting.analyzed();
  const analysisId = await setting.ask(callId);
  const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
  await setting.again(callId, analysisId, { models: [crash] }).catch(() => {});
  expect(await sweptOf(setting)).toEqual(NOTHING);
  setting.pass(setting.services.analysisLeaseMs);
  expect(await sweptOf(setting)).toEqual({ ...NOTHING, reanalyses: [analysisId] });
});

it("a batch whose message was lost goes on where it stood", async () => {
  const setting = await reanalysisSetting({ models: [scriptedModel(READ)] });
  const callId = await setting.analyzed();
  const path = `/v1/agents/${setting.agentId}/reanalyze`;
  const { body } = await setting.send<{ batch_id: string }>("POST", path, {});
  setting.pass(30_000);
  expect(await sweptOf(setting)).toEqual({ ...NOTHING, batches: [body.batch_id] });
  setting.reanalyses.length = 0;
  await setting.spread(body.batch_id);
  expect(setting.reanalyses.map((ids) => ids.callId)).toEqual([callId]);
  setting.pass(120_000);
  expect(await sweptOf(setting)).toEqual({ ...NOTHING, batches: [body.batch_id] });
  await setting.spread(body.batch_id);
  setting.pass(120_000);
  expect((await sweptOf(setting)).batches).toEqual([]);
});
