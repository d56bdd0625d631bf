import type { BacktestView } from "../../../src/analyses/backtest-view.ts";
import type { ComparedCall } from "../../../src/analyses/compare-call.ts";
import { stepBacktest } from "../../../src/analyses/step-backtest.ts";
import type { ExtractionModel } from "../../../src/extraction/model.ts";
import { sweep } from "../../../src/jobs/sweep.ts";
import type { BacktestIds } from "../../../src/store/backtests.ts";
import { READ, READINGS } from "../../calls/setting.ts";
import { reading, scriptedModel } from "../../support/scripted-model.ts";
import { reanalysisSetting } from "../setting.ts";

export type Answer = BacktestView & {
  draft: Record<string, unknown>;
  errors: { field: string; message: string }[];
  detail: string;
};

/** Another name, and no wish to be called back. */
export const READ_OTHERWISE = reading({
  ...READINGS,
  customer_name: { raw: "Jane", turn: 1, quote: "My name is Jane Roe" },
  follow_up_required: null,
});

/** An agent with calls that were read by READ, whose back-tests wait for their messages to be delivered by hand. */
export async function setUp({ calls = 1, ...change }: { calls?: number; agent?: object } = {}) {
  const setting = await reanalysisSetting({ models: [scriptedModel(READ)], ...change });
  const { services, workspaceId, agentId, send } = setting;
  const knocks: BacktestIds[] = [];
  services.requestBacktest = async (...ids) => void knocks.push(...ids);
  const callIds: string[] = [];
  for (let made = 0; made < calls; made++) callIds.push(await setting.analyzed());
  const step = (backtestId: string, tools: Partial<typeof services> = {}) =>
    stepBacktest({ ...services, ...tools }, { workspaceId, backtestId });
  return {
    ...setting,
    callIds,
    knocks,
    step,
    start: (body: object = { draft: {} }) => send<Answer>("POST", `/v1/agents/${agentId}/backtests`, body),
    look: async (id: string) => (await send<Answer>("GET", `/v1/backtests/${id}`)).body,
    found: async (id: string, query = "") =>
      (await send<ComparedCall[]>("GET", `/v1/backtests/${id}/calls${query}`)).body,
    cancel: (id: string) => send<Answer>("POST", `/v1/backtests/${id}/cancel`),
    /** Delivers every message until there is none. */
    work: async (...models: ExtractionModel[]) => {
      for (let ids = knocks.shift(); ids; ids = knocks.shift()) await step(ids.backtestId, { models });
    },
    swept: async () => {
      knocks.length = 0;
      await sweep({ ...services, log: () => {} });
      return knocks.splice(0).filter((ids) => ids.workspaceId === workspaceId);
    },
  };
}
