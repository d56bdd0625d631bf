import { expect, it } from "vitest";
import { READ } from "../../calls/setting.ts";
import { scriptedModel } from "../../support/scripted-model.ts";
import { READ_OTHERWISE, setUp } from "./setting.ts";

it("a back-test is knocked for again where its message was lost, and goes on where it stood when its worker died", async () => {
  const setting = await setUp({ calls: 6 });
  const { backtest_id: id } = (await setting.start()).body;
  expect(await setting.swept()).toEqual([]);
  setting.pass(30_000);
  expect(await setting.swept()).toMatchObject([{ backtestId: id }]);
  expect(await setting.swept(), "in the same minute").toEqual([]);
  let left = 4;
  const dying = {
    id: "dying",
    read: () => (left-- > 0 ? Promise.resolve(READ) : Promise.reject(new Error("The isolate is gone."))),
  };
  await setting.step(id, { models: [dying] }).catch(() => {});
  expect(await setting.look(id)).toMatchObject({ status: "running", done: 4 });
  expect(await setting.swept()).toEqual([]);
  await setting.step(id, { models: [scriptedModel(READ)] });
  expect(await setting.look(id), "while the dead one still holds it").toMatchObject({ done: 4 });
  setting.pass(setting.services.analysisLeaseMs);
  expect(await setting.swept()).toMatchObject([{ backtestId: id }]);
  await setting.step(id, { models: [scriptedModel(READ)] });
  expect(await setting.look(id)).toMatchObject({ status: "completed", summary: { calls: 6 } });
  setting.pass(120_000);
  expect(await setting.swept()).toEqual([]);
});

it("a back-test gives up on calls over which three workers died, and on no others", async () => {
  const setting = await setUp({ calls: 5 });
  const { backtest_id: id } = (await setting.start()).body;
  const crash = { id: "crash", read: () => Promise.reject(new Error("The isolate is gone.")) };
  for (let died = 0; died < 3; died++) {
    await setting.step(id, { models: [crash] }).catch(() => {});
    setting.pass(setting.services.analysisLeaseMs);
  }
  await setting.step(id, { models: [scriptedModel(READ)] });
  expect(await setting.look(id)).toMatchObject({ status: "completed", summary: { calls: 5, failed: 4 } });
  expect((await setting.found(id)).map(({ reason }) => reason)).toEqual(Array(4).fill("interrupted"));
});

it("a back-test does not let a worker that was thought dead overwrite what another found", async () => {
  const setting = await setUp({ calls: 2 });
  const { backtest_id: id } = (await setting.start()).body;
  let isFirst = true;
  const late = {
    id: "late",
    read: async () => {
      if (isFirst) {
        isFirst = false;
        setting.pass(setting.services.analysisLeaseMs);
        await setting.step(id, { models: [scriptedModel(READ_OTHERWISE, READ_OTHERWISE)] });
      }
      return READ;
    },
  };
  await setting.step(id, { models: [late] });
  expect(await setting.look(id)).toMatchObject({ done: 2, summary: { calls: 2, calls_changed: 2 } });
  expect(await setting.found(id)).toHaveLength(2);
});

it("a canceled back-test is never knocked for", async () => {
  const setting = await setUp();
  const { backtest_id: id } = (await setting.start()).body;
  await setting.cancel(id);
  setting.pass(24 * 3_600_000);
  expect(await setting.swept()).toEqual([]);
});
