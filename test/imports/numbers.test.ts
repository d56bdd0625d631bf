import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/store/database.ts";
import { countRoundTrips } from "../support/round-trips.ts";
import { importSetting, numbers } from "./setting.ts";

/** Thousands of rows, on a machine that has other work. */
const BUSY_MS = 30_000;

describe("a long list of numbers", () => {
  it(
    "is accepted at once, and taken in piece by piece",
    async () => {
      const setting = await importSetting();
      const begun = await setting.startList(`phone\n${numbers(12_000)}`, { file_name: "list.csv" });
      expect(begun).toMatchObject({
        import_id: expect.stringMatching(/^imp_/),
        ...{
          kind: "suppressions",
          status: "running",
          file_name: "list.csv",
          country: null,
          created_by: "Test",
        },
        ...{ total: 12_000, done: 0, imported: 0, already: 0, refused: 0, errors: [], finished_at: null },
      });
      const id = begun.import_id;
      await setting.step(id);
      expect(await setting.look(id)).toMatchObject({ status: "running", done: 10_000, imported: 10_000 });
      await setting.work();
      expect(await setting.look(id)).toMatchObject({
        ...{ status: "completed", done: 12_000, imported: 12_000, already: 0, refused: 0 },
        finished_at: expect.any(String),
      });
      expect([await setting.listed(), await setting.parts()]).toEqual([12_000, 0]);
    },
    BUSY_MS,
  );

  it("leaves the rest to the next message where the database takes its time", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startList(numbers(9_000));
    const services = { ...setting.services };
    services.requestSuppression = async () => {};
    const clock = () => {
      setting.pass(1_000);
      return setting.services.clock();
    };
    await setting.step(id, { clock });
    const { done } = await setting.look(id);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(9_000);
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ status: "completed", imported: 9_000 });
  });

  it("asks the database a few times for thousands of numbers", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startList(numbers(10_000));
    const { DB, trips } = countRoundTrips(env.DB);
    await setting.step(id, { db: openDatabase(DB) });
    // The claim and the part; and for each two thousand the agents, the batch, the count and the save.
    expect(trips()).toBe(22);
    expect(await setting.look(id)).toMatchObject({ status: "completed", done: 10_000 });
  });

  it("counts what is there before, or twice in it, as such, across its pieces", async () => {
    const setting = await importSetting();
    await setting.startList(numbers(100));
    await setting.work();
    const { import_id: id } = await setting.startList(`${numbers(4_100)}\n${numbers(50)}`);
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ total: 4_150, imported: 4_000, already: 150, refused: 0 });
    expect(await setting.listed()).toBe(4_100);
  });

  it("keeps reason, agent and who sent it, and reads numbers by their country", async () => {
    const setting = await importSetting();
    const content = `\ufeffReason;Phone;agent_id\r\nWrote “no”;0532 123 45 67;${setting.agentId}\r\n;0532 123 45 68;\r\n`;
    const { import_id: id, country } = await setting.startList(content, { country: "tr" });
    expect(country).toBe("TR");
    await setting.work();
    expect(await setting.look(id)).toMatchObject({ imported: 2, refused: 0 });
    const { body } = await setting.send<object[]>("GET", "/v1/suppressions");
    expect(body).toMatchObject([
      {
        ...{ phone_number: "+905321234568", agent_id: null, source: "import", created_by: "Test" },
        reason: "Imported from a list.",
      },
      { phone_number: "+905321234567", agent_id: setting.agentId, reason: "Wrote “no”" },
    ]);
  });

  it("is refused row by row, with place, text and remedy, and the rest of it is taken", async () => {
    const setting = await importSetting();
    const content = [
      "phone,reason,agent_id",
      "+4915110000001,ok,",
      "",
      "<b>nobody</b>,x,",
      "0532 123 45 67,no code,",
      "+4915110000002,x,agent_nobody",
      `${"9".repeat(300)},long,`,
      '+4915110000003,"never closed,',
      "+4915110000004,swallowed,",
    ].join("\n");
    const { import_id: id } = await setting.startList(content);
    await setting.work();
    const { errors, ...view } = await setting.look(id);
    expect(view).toMatchObject({ status: "completed", total: 6, done: 6, imported: 1, refused: 5 });
    expect(errors.map(({ row, value }) => [row, value.slice(0, 26)])).toEqual([
      [4, "<b>nobody</b>"],
      [5, "0532 123 45 67"],
      [6, "agent_nobody"],
      [7, "9".repeat(26)],
      [8, "+4915110000003"],
    ]);
    expect(errors[3]?.value).toHaveLength(100);
    expect(errors.map(({ message }) => message)).toEqual([
      "This is not a phone number.",
      "It has no country code: write + and the code in front, or say country.",
      "There is no such agent: check the id, or leave it empty.",
      "This is not a phone number.",
      expect.stringContaining("A quotation mark is not closed"),
    ]);
  });

  it("names the first hundred of the rows that were refused, and counts them all", async () => {
    const setting = await importSetting();
    const { import_id: id } = await setting.startList("none\n".repeat(2_150) + numbers(1));
    await setting.work();
    const { errors, refused, imported } = await setting.look(id);
    expect([errors.length, errors[0]?.row, errors[99]?.row, refused, imported]).toEqual([
      100, 1, 100, 2_150, 1,
    ]);
  });

  it("blocks what was planned to a number that is on it", async () => {
    const setting = await importSetting();
    await setting.send("POST", "/v1/phone-numbers", {
      phone_number: "+4930901820",
      agent_id: setting.agentId,
    });
    const { body } = await setting.send<{ schedule_id: string }>("POST", "/v1/schedules", {
      ...{ agent_id: setting.agentId, to_number: "+4915110000007" },
      scheduled_at: new Date(setting.services.clock() + 86_400_000).toISOString(),
    });
    expect(body.schedule_id).toMatch(/^sched_/);
    const knocked: string[] = [];
    setting.services.requestSuppression = async (...keys) =>
      void knocked.push(...keys.map(({ phoneNumber }) => phoneNumber));
    await setting.startList("+4915110000007\n+4915110000008");
    await setting.work();
    expect(knocked).toEqual(["+4915110000007"]);
  });
});
