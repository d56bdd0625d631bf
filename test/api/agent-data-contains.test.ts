import { expect, test } from "vitest";
import { compare } from "../../src/conditions/compare.ts";
import { idsAt } from "../../src/id.ts";
import { analyses, calls } from "../../src/store/schema.ts";
import { register } from "../calls/setting.ts";
import { mintClient } from "../support/client.ts";

const VALUES = [
  "İstanbul, Şişli",
  "ISTANBUL",
  "Isparta",
  "ısparta",
  "Lange Straße 5",
  "LANGE STRASSE 7",
  "CAFÉ",
  "cafe",
  "МОСКВА",
  "ΟΔΟΣ",
];
const SOUGHT = [
  "istanbul",
  "ISPARTA",
  "ısparta",
  "ŞİŞLİ",
  "strasse",
  "STRAẞE",
  "sse",
  "café",
  "CAFÉ",
  "е",
  "москва",
  "οδος",
  "ss",
];

test("a table's filter finds what the condition `contains` is met by, whatever the letters", async () => {
  const client = await mintClient();
  const { agent_id: agentId } = await register(client, {
    agent_name: "Table",
    post_call_data_extraction: [{ name: "place", type: "string" }],
  });
  const newId = idsAt(() => Date.parse("2026-05-07T10:00:00Z"));
  for (const value of VALUES) {
    const id = newId("call");
    const { workspaceId } = client;
    await client.db.insert(calls).values({
      ...{ workspaceId, id, agentId, agentVersion: 1, provider: "api", providerCallId: id, createdAt: 0 },
      ...{ direction: "inbound", status: "completed", metadata: {}, dynamicVariables: {}, fingerprint: "" },
      ...{ analysisStatus: "completed", analysisId: `ana_${id}` },
    });
    await client.db.insert(analyses).values({
      ...{ workspaceId, callId: id, id: `ana_${id}`, agentVersion: 1, status: "completed" },
      ...{ inputTokens: 0, outputTokens: 0, latencyMs: 0, completedAt: 0 },
      fields: { place: { value, status: "inferred" } },
    });
  }
  const found = async (sought: string) => {
    const path = `/v1/agents/${agentId}/data?data.place.contains=${encodeURIComponent(sought)}`;
    const { status, body } = await client.send<{ rows: { cells: { place: { value: string } } }[] }>(
      "GET",
      path,
    );
    expect(status).toBe(200);
    return body.rows.map(({ cells }) => cells.place.value).sort();
  };
  for (const sought of SOUGHT) {
    const met = VALUES.filter((value) => compare(value, "contains", sought)).sort();
    expect([sought, await found(sought)]).toEqual([sought, met]);
  }
  const cyrillic = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
  const greek = "αβγδεζηθικλμνξοπρστυφχψω";
  // 70 letters to be replaced, which is as many as may be.
  expect(await found(`${cyrillic} ${greek.slice(0, 19)} ${cyrillic.toUpperCase()}`)).toEqual([]);
  const tooMany = `${cyrillic}${greek}աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ`;
  const path = `/v1/agents/${agentId}/data?data.place.contains=${encodeURIComponent(tooMany)}`;
  const { status, body } = await client.send<{ errors: { field: string }[] }>("GET", path);
  expect([status, body.errors.map(({ field }) => field)]).toEqual([422, ["data.place"]]);
});
