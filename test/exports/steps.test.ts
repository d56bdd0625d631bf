import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { Crash, crashingDatabase, type Moment } from "../support/crashing-database.ts";
import { exportSetting, PATIENCE, SEEDING_MS } from "./setting.ts";

const MINUTE_MS = 60_000;

type Setting = Awaited<ReturnType<typeof exportSetting>>;

/** Begins an export of JSON lines that no step was made of, and answers the calls in its file. */
async function begin(setting: Setting) {
  const { export_id: id } = (await setting.start({ kind: "calls", format: "jsonl" })).body;
  const idsIn = async () => {
    const { body } = await setting.file(id);
    return body
      .split("\n")
      .filter(Boolean)
      .map((line): string => JSON.parse(line).call_id);
  };
  return { ...setting, id, idsIn };
}

const begun = async (calls: number) => begin(await exportSetting({ calls }));

describe("a step of an export", PATIENCE, () => {
  it("writes nothing twice, however often its message comes", async () => {
    const setting = await begun(1_200);
    const { id } = setting;
    await Promise.all([setting.step(id), setting.step(id), setting.step(id)]);
    await Promise.all([setting.step(id), setting.step(id)]);
    expect(await setting.look(id)).toMatchObject({ status: "completed", done: 1_200 });
    expect(await setting.idsIn()).toEqual(setting.ids.toReversed());
  });

  describe("whose worker dies", () => {
    let setting: Setting;
    let steps: number;
    const crashing = (step: number, moment: Moment) => crashingDatabase(env.DB, step, moment);
    beforeAll(async () => {
      setting = await exportSetting({ calls: 560 });
      const { DB, asked } = crashing(Number.POSITIVE_INFINITY, "before");
      await setting.step((await begin(setting)).id, { db: openDatabase(DB) });
      steps = asked();
    }, SEEDING_MS);

    it.for(["before", "after"] as const)(
      "%s the database did any of it goes on where it stood, without a row twice or none",
      async (moment) => {
        expect(steps).toBeGreaterThan(5);
        for (let step = 1; step <= steps; step++) {
          const { id, idsIn } = await begin(setting);
          const db = openDatabase(crashing(step, moment).DB);
          await setting.step(id, { db }).catch((error) => {
            if (!(error instanceof Crash || error.cause instanceof Crash)) throw error;
          });
          setting.pass(MINUTE_MS);
          await setting.work(id);
          expect(await setting.look(id)).toMatchObject({ status: "completed", done: 560 });
          expect(await idsIn(), `died at ${step}`).toEqual(setting.ids.toReversed());
        }
      },
    );
  });

  it("of a worker that was thought dead saves nothing over what another made", async () => {
    const setting = await begun(700);
    const { id } = setting;
    let isFirst = true;
    const late = new Proxy(openDatabase(env.DB), {
      get(target, name) {
        if (name !== "batch" || !isFirst) return Reflect.get(target, name);
        return async (...statements: Parameters<typeof target.batch>) => {
          const answer = await target.batch(...statements);
          if (isFirst) {
            isFirst = false;
            setting.pass(MINUTE_MS);
            await setting.work(id);
          }
          return answer;
        };
      },
    });
    await setting.step(id, { db: late });
    expect(isFirst).toBe(false);
    expect(await setting.look(id)).toMatchObject({ status: "completed", done: 700, total: 700 });
    expect(await setting.idsIn()).toEqual(setting.ids.toReversed());
  });

  it("over which three workers died is given up, and nothing is kept", async () => {
    const setting = await begun(600);
    const { id } = setting;
    for (let died = 0; died < 3; died++) {
      const dying = openDatabase(crashingDatabase(env.DB, 2, "before").DB);
      await setting.step(id, { db: dying }).catch(() => {});
      setting.pass(MINUTE_MS);
    }
    await setting.step(id);
    expect(await setting.look(id)).toMatchObject({ status: "failed", reason: "interrupted", done: 0 });
    const { status, body } = await setting.file(id);
    expect([status, body]).toEqual([409, expect.objectContaining({ code: "conflict" })]);
  });

  it("reads fewer rows at once where a worker died over them", async () => {
    const setting = await begun(120);
    const { id } = setting;
    await setting.step(id, { db: openDatabase(crashingDatabase(env.DB, 2, "before").DB) }).catch(() => {});
    setting.pass(MINUTE_MS);
    const limits: unknown[] = [];
    const watched = new Proxy(env.DB, {
      get(target, name) {
        if (name !== "prepare") return Reflect.get(target, name).bind(target);
        return (query: string) => {
          const statement = target.prepare(query);
          if (!/OFFSET/.test(query)) return statement;
          return new Proxy(statement, {
            get: (of, member) =>
              member === "bind"
                ? (...values: unknown[]) => {
                    limits.push(values.at(-2));
                    return of.bind(...values);
                  }
                : Reflect.get(of, member).bind(of),
          });
        };
      },
    });
    await setting.step(id, { db: openDatabase(watched) });
    expect(limits).toEqual([50, 50, 50]);
    expect(await setting.idsIn()).toEqual(setting.ids.toReversed());
  });

  it("gives up where what it is of is no longer there", async () => {
    const setting = await exportSetting({ calls: 2 });
    const body = { kind: "data", agent_id: setting.agentId };
    const { export_id: id } = (await setting.start(body)).body;
    await setting.client.send("DELETE", `/v1/agents/${setting.agentId}`);
    await setting.work(id);
    expect(await setting.look(id)).toMatchObject({ status: "failed", reason: "no_longer_valid" });
    expect((await setting.start(body)).status).toBe(404);
  });
});

describe("a canceled export", PATIENCE, () => {
  it("stops, keeps no file, and saves nothing of a step that is being made", async () => {
    const setting = await begun(1_600);
    const { id } = setting;
    let asked = 0;
    const { clock } = setting.services;
    await setting.step(id, { clock: () => clock() + 6_000 * asked++ });
    const { done } = await setting.look(id);
    expect(done).toBe(500);
    let isFirst = true;
    const canceling = new Proxy(openDatabase(env.DB), {
      get(target, name) {
        if (name === "batch" && isFirst) {
          isFirst = false;
          return async (...statements: Parameters<typeof target.batch>) => {
            const answer = await target.batch(...statements);
            await setting.cancel(id);
            return answer;
          };
        }
        return Reflect.get(target, name);
      },
    });
    await setting.step(id, { db: canceling });
    expect(isFirst).toBe(false);
    expect(await setting.look(id)).toMatchObject({ status: "canceled", done });
    const { status, body } = await setting.file(id);
    expect([status, body]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining("canceled") }),
    ]);
    setting.knocks.length = 0;
    await setting.step(id);
    expect(setting.knocks).toEqual([]);
  });

  it("that was over stays as it is", async () => {
    const setting = await begun(3);
    await setting.work(setting.id);
    expect((await setting.cancel(setting.id)).body).toMatchObject({ status: "completed" });
    expect(await setting.idsIn()).toHaveLength(3);
  });
});

it("more than five exports of a workspace do not run at once, and end without being in each other's way", async () => {
  const setting = await exportSetting({ calls: 1 });
  const started = [];
  for (let number = 0; number < 5; number++) started.push(await setting.start({ kind: "calls" }));
  expect(started.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
  const { status, body } = await setting.start({ kind: "calls" });
  expect([status, body.detail]).toEqual([409, expect.stringContaining("5 exports")]);
  await setting.work(started[0]?.body.export_id ?? "");
  expect((await setting.start({ kind: "calls" })).status).toBe(202);
});
