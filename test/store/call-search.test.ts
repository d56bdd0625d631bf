import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readSearch } from "../../src/calls/search.ts";
import { listCalls } from "../../src/store/calls.ts";
import { openDatabase } from "../../src/store/database.ts";
import { callSetting } from "../calls/setting.ts";

const PAGE = { limit: 50, offset: 0, after: null };

test("calls that stood before are found after the migration, by the same as calls that come after it", async () => {
  const { workspaceId, ingest, process } = await callSetting({ agent: { agent_name: "Line" } });
  const db = openDatabase(env.DB);
  const callId = await ingest({
    ...{ provider_call_id: "ext-5577", from_number: "+905321239876", to_number: "+442079460018" },
    transcript: "Agent: Buyurun.\nCustomer: Lupinhollow, IŞIKLI sokakta İğneada çıkışı.",
  });
  await process(callId);
  const queries = [
    callId,
    "ext-5577",
    "05321239876",
    "9876",
    "4420794",
    "lupinh",
    "isikli",
    "ığneada",
    "buyurun",
  ];
  const found = async () => {
    const lists = queries.map((q) => listCalls(db, workspaceId, { words: readSearch(q) }, PAGE));
    return (await Promise.all(lists)).map((rows) => rows.map(({ call }) => call.id));
  };
  const each = queries.map(() => [callId]);
  expect(await found()).toEqual(each);

  await env.DB.prepare("DELETE FROM call_texts WHERE call_texts MATCH 'lupinhollow'").run();
  expect(await found()).toEqual(queries.map(() => []));

  const migration = env.MIGRATIONS.find(({ name }) => name.endsWith("call_search.sql"));
  const fill = migration?.queries.find((query) => query.includes("INSERT INTO `call_texts`")) ?? "";
  const ofWorkspace = `${fill.trim().replace(/;$/, "")} AND c.workspace_id = ?`;
  await env.DB.prepare(ofWorkspace).bind(workspaceId).run();
  expect(await found()).toEqual(each);
});
