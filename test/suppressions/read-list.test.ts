import { describe, expect, test } from "vitest";
import { MAX_ROWS, readList } from "../../src/suppressions/list/read-list.ts";

const cells = (csv: string) =>
  readList(csv).map(({ row, number, reason, agentId }) => [row, number, reason, agentId]);

describe("a list of numbers", () => {
  test("without a header has the number first and the reason second", () => {
    expect(cells("+491,asked\n+492\n+493,,x")).toEqual([
      [1, "+491", "asked", ""],
      [2, "+492", "", ""],
      [3, "+493", "", ""],
    ]);
  });

  test.each([
    "phone_number",
    "Phone",
    "NUMBER",
    " Telephone ",
    "Mobile",
    "to_number",
    "Telefon",
    "TELEFON",
    "numara",
    "Teléfono",
    "TELE\u0301FONO",
    "Phone Number",
    "phone-number",
  ])("with a header has the number under %s, wherever it stands", (name) => {
    expect(cells(`Note;agent_id;${name}\nasked;agent_1;+491`)).toEqual([[2, "+491", "asked", "agent_1"]]);
  });

  test.each(["Reason", "NOTE", "Grund", "sebep"])("has the reason under %s", (name) => {
    expect(cells(`${name},phone\nasked,+491`)).toEqual([[2, "+491", "asked", ""]]);
  });

  test.each([",", ";", "\t"])("is separated by %j, in a text that holds the others", (separator) => {
    const others = [",", ";", "\t"].filter((other) => other !== separator).join(" and ");
    const csv = `phone${separator}reason\n+491${separator}he said${others}twice\n`;
    expect(cells(csv)).toEqual([[2, "+491", `he said${others}twice`, ""]]);
  });

  test("may have cells in quotes, with quotes, separators and lines of their own", () => {
    const csv = '"phone";"reason"\r\n"+491";"said ""no"";\r\nthen hung up"\r\n"=""+492""";x\r\n';
    expect(cells(csv)).toEqual([
      [2, "+491", 'said "no";\nthen hung up', ""],
      [3, '="+492"', "x", ""],
    ]);
  });

  test.each([
    ["a byte order mark", "\ufeffphone,reason\n+491,a"],
    ["lines of Windows", "phone,reason\r\n+491,a\r\n"],
    ["lines of old Macs", "phone,reason\r+491,a\r"],
    ["both kinds of lines", "phone,reason\r\n+491,a\n\r\n"],
  ])("may have %s", (_, csv) => {
    expect(cells(csv)).toEqual([[2, "+491", "a", ""]]);
  });

  test("counts blank lines and the one that tells Excel the separator, as a spreadsheet does", () => {
    expect(cells("sep=;\nphone;reason\n\n ; \n+491;a, b\n\n+492\n")).toEqual([
      [5, "+491", "a, b", ""],
      [7, "+492", "", ""],
    ]);
  });

  test("with two columns of numbers is refused, since one would be passed over", () => {
    expect(() => readList("Phone,Mobile\n+491,+492")).toThrow(/two columns of numbers, Phone and Mobile/);
  });

  test("marks a row whose quotation marks are broken, and what it swallowed is not taken for rows", () => {
    expect(
      readList('+491,ok\n+492,"never closed\n+493,x\n+494,y').map((row) => [row.number, row.brokenQuotes]),
    ).toEqual([
      ["+491", false],
      ["+492", true],
    ]);
    expect(readList('+491,"a"b"\n+492,x').map((row) => [row.number, row.brokenQuotes])).toEqual([
      ["+491", true],
      ["+492", false],
    ]);
  });

  test("has at most so many rows, the header and blank lines not counted", () => {
    const rows = Array(MAX_ROWS).fill("+491").join("\n\n");
    expect(readList(`phone\n${rows}`)).toHaveLength(MAX_ROWS);
    expect(() => readList(`phone\n${rows}\n+492`)).toThrow(/more than 50,000 rows: send it in several parts/);
  });

  test.each([
    ["quotation marks", '"'.repeat(2_000_000)],
    ["quotation marks that are not closed", '"a"b'.repeat(500_000)],
    ["separators", ",".repeat(2_000_000)],
    ["blank lines", "\n".repeat(2_000_000)],
    ["nothing", ""],
  ])("of %s alone is read to its end, and is no number", (_, csv) => {
    expect(readList(csv).filter(({ brokenQuotes, number }) => !brokenQuotes && /\d/.test(number))).toEqual(
      [],
    );
  });
});
