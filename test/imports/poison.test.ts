import { env, exports } from "cloudflare:workers";
import { expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { countRoundTrips } from "../support/round-trips.ts";
import { callBody, callLines, importSetting, lines, numbers, type Problem, QUIET } from "./setting.ts";

const LEASE_MS = 60_000;
/** Where a stack overflows, in whatever has to walk it. */
const DEEP = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;

it("a row over which workers die is refused alone, and those beside it are taken in", async () => {
  const setting = await importSetting();
  const { import_id: id } = await setting.startCalls(callLines(7));
  const { requestFollowUp } = setting.services;
  // The third call's own event is what kills whoever takes it in.
  const poisoned = new Set<string>();
  for (let died = 0; died < 9 && (await setting.look(id)).status === "running"; died++) {
    await setting
      .step(id, {
        newId: (prefix) => setting.services.newId(prefix),
        requestAnalysis: async (...calls) => setting.services.requestAnalysis(...calls),
        requestFollowUp,
        log: () => {},
        db: new Proxy(setting.services.db, {
          get(target, member) {
            const value: unknown = Reflect.get(target, member);
            if (member !== "batch") return typeof value === "function" ? value.bind(target) : value;
            return (statements: { toSQL?: () => { params: unknown[] } }[]) => {
              const text = JSON.stringify(statements.map((statement) => statement.toSQL?.().params ?? []));
              if (text.includes("This is question 2.")) {
                poisoned.add("old-2");
                throw new Error("The isolate is gone.");
              }
              return (target.batch as (all: unknown) => unknown)(statements);
            };
          },
        }),
      })
      .catch(() => {});
    setting.pass(LEASE_MS);
  }
  expect([...poisoned]).toEqual(["old-2"]);
  const { errors, ...view } = await setting.look(id);
  expect(view).toMatchObject({ status: "completed", done: 7, imported: 6, refused: 1 });
  expect(errors).toMatchObject([
    { row: 3, value: "old-2", message: expect.stringMatching(/interrupted three times: send it by itself/) },
  ]);
  expect(await setting.calls()).toBe(6);
});

it("a call that is nested without end is refused at once, by either door", async () => {
  const setting = await importSetting();
  const deep = (members: string) => JSON.stringify(callBody(2)).replace(/}$/, `,${members}}`);
  for (const members of [
    `"metadata":{"a":${DEEP}}`,
    `"dynamic_variables":{"a":${DEEP}}`,
    `"other":${DEEP}`,
  ]) {
    const { import_id: id } = await setting.startCalls(
      [lines(callBody(1)), deep(members), lines(callBody(3))].join("\n"),
    );
    await setting.work();
    expect(await setting.look(id), members.slice(0, 20)).toMatchObject({
      ...{ status: "completed", refused: 1, errors: [{ row: 2, message: expect.stringMatching(/nest/) }] },
    });
    const { status } = await exports.default.fetch("https://aftercall.example/v1/calls", {
      method: "POST",
      headers: { authorization: `Bearer ${setting.client.key}`, "content-type": "application/json" },
      body: deep(`${members},"agent_id":"${setting.agentId}"`),
    });
    expect(status).toBe(422);
  }
});

it("a workspace has ten imports at once that are not over, and the next one when one of them is", async () => {
  const setting = await importSetting();
  const begun = [];
  for (let n = 0; n < 10; n++) begun.push(await setting.startList(numbers(1, n), { begin: n % 2 === 0 }));
  const refused = await setting.start<Problem>({ kind: "suppressions", content: numbers(1, 10) });
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringMatching(/10 imports/) } });
  await setting.cancel(begun[1]?.import_id ?? "");
  expect((await setting.start({ kind: "suppressions", content: numbers(1, 10) })).status).toBe(202);
});

it("ten messages of calls fit into the statements that Cloudflare lets one batch of a queue make", async () => {
  const setting = await importSetting({ ...QUIET, webhook_url: "https://crm.example/" });
  const { import_id: id } = await setting.startCalls(callLines(60));
  const { DB, statements } = countRoundTrips(env.DB);
  await setting.step(id, { db: openDatabase(DB) });
  expect(await setting.look(id)).toMatchObject({ status: "running" });
  expect(statements()).toBeLessThan(100);
});
