import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { sweep } from "../../../src/jobs/sweep.ts";
import { openDatabase } from "../../../src/store/database.ts";
import { fillCallTexts } from "../../../src/store/fill-call-texts.ts";
import { callTextFills } from "../../../src/store/schema.ts";
import { type CallSetting, callSetting } from "../../calls/setting.ts";
import { migratedDatabase } from "../../support/database.ts";

const db = openDatabase(env.DB);

/** What the migration that made the index's own table does with a database as it stands. */
const migrate = async () => {
  const migration = env.MIGRATIONS.find(({ name }) => name.includes("0018"));
  const insert = migration?.queries.find((query) => query.includes("INSERT INTO `call_text_fills`")) ?? "";
  await env.DB.prepare(insert).run();
};
const forgetIndex = () => env.DB.prepare("DELETE FROM call_texts").run();

/** Some calls that were analysed, oldest first. */
async function analysed(count: number) {
  const setting = await callSetting({ agent: { agent_name: "Line" } });
  const ids: string[] = [];
  for (let made = 0; made < count; made++) {
    setting.pass(1_000);
    const id = await setting.ingest({ transcript: "Agent: Hello.\nCustomer: Lupinhollow, please." });
    await setting.process(id);
    ids.push(id);
  }
  return { ...setting, ids };
}

async function find({ client }: Pick<CallSetting, "client">) {
  const { headers, body } = await client.send<{ call_id: string }[]>("GET", "/v1/calls?q=lupinhollow");
  return { ids: body.map(({ call_id }) => call_id), isLimited: headers.get("x-search-limited") === "true" };
}

beforeEach(async () => {
  await migratedDatabase();
  await db.delete(callTextFills);
});

test("calls that stood before the index are put into it by the sweep, and a search says so until they are", async () => {
  const setting = await analysed(3);
  await forgetIndex();
  await migrate();
  expect(await find(setting)).toEqual({ ids: [], isLimited: true });
  await sweep({ ...setting.services, log: () => {} });
  expect(await find(setting)).toEqual({ ids: setting.ids.toReversed(), isLimited: false });
  expect(await db.select().from(callTextFills)).toEqual([]);
});

test("the newest come first, some at a time, and those that come meanwhile are found once", async () => {
  const setting = await analysed(3);
  const [oldest, middle, newest] = setting.ids;
  await forgetIndex();
  await migrate();
  const { workspaceId } = setting;
  const own = eq(callTextFills.workspaceId, workspaceId);
  await db.delete(callTextFills);
  await db.insert(callTextFills).values({ workspaceId, before: "call_~" });
  expect(await fillCallTexts(db, 1)).toBe(true);
  expect(await find(setting)).toEqual({ ids: [newest], isLimited: true });
  const id = await setting.ingest({ transcript: "Agent: Hello.\nCustomer: Lupinhollow, please." });
  await setting.process(id);
  expect(await fillCallTexts(db, 1)).toBe(true);
  expect(await db.select().from(callTextFills).where(own)).toEqual([{ workspaceId, before: middle }]);
  while (await fillCallTexts(db, 1));
  expect(await find(setting)).toEqual({ ids: [id, newest, middle, oldest], isLimited: false });
});

test("a database whose index was filled by the first form of its migration has nothing left to do", async () => {
  const setting = await analysed(1);
  await migrate();
  expect(await db.select().from(callTextFills)).toEqual([]);
  expect(await find(setting)).toEqual({ ids: setting.ids, isLimited: false });
});

test("an empty database has nothing to do", async () => {
  await env.DB.batch(["calls", "call_texts"].map((table) => env.DB.prepare(`DELETE FROM ${table}`)));
  await migrate();
  expect(await db.select().from(callTextFills)).toEqual([]);
});
