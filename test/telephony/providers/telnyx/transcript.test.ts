import { describe, expect, it } from "vitest";
import { standIn } from "../connection.ts";
import { connection, telnyx } from "./setting.ts";

describe("an assistant's conversation", () => {
  const REF = { source: "conversation", id: "d1/a6" };
  const fetchFrom = async (answer: Parameters<typeof standIn>[1], ref = REF) => {
    const { asked, tools } = standIn(telnyx, answer);
    return { asked, fetched: await telnyx.fetchTranscript?.(tools, connection, "ff55a038", ref) };
  };

  it("is read page by page, in the order in which it was heard, without messages that have no words", async () => {
    const pages = [
      [
        { role: "user", text: "İkinci", sent_at: "2026-11-22T10:00:09Z" },
        { role: "assistant", text: null, sent_at: "2026-11-22T10:00:10Z" },
      ],
      [
        { role: "assistant", text: "First", created_at: "2026-11-22T10:00:01Z" },
        { role: "tool", text: '{"free":true}', sent_at: "2026-11-22T10:00:10.5Z" },
        { role: "narrator", text: "unheard", sent_at: "2026-11-22T10:00:11Z" },
        "x",
      ],
    ];
    const { asked, fetched } = await fetchFrom(({ url }) => {
      const page = Number(new URL(url).searchParams.get("page[number]"));
      return Response.json({ data: pages[page - 1], meta: { total_pages: 2, page_number: page } });
    });
    expect(asked).toHaveLength(2);
    expect(asked[0]?.url).toContain("https://api.telnyx.com/v2/ai/conversations/d1%2Fa6/messages?page");
    expect(asked[0]?.headers.authorization).toBe("Bearer KEY_1");
    expect(fetched).toEqual({
      kind: "events",
      events: [
        {
          key: "conversation:d1/a6",
          callId: "ff55a038",
          at: Date.parse("2026-11-22T10:00:10.5Z"),
          kind: "transcript",
          facts: {},
          turns: [
            { role: "agent", text: "First", at: Date.parse("2026-11-22T10:00:01Z") },
            { role: "customer", text: "İkinci", at: Date.parse("2026-11-22T10:00:09Z") },
            { role: "tool", text: '{"free":true}', at: Date.parse("2026-11-22T10:00:10.5Z") },
          ],
        },
      ],
    });
  });

  it("keeps the list's order where a message has no time", async () => {
    const data = [
      { role: "user", text: "one", sent_at: "2026-11-22T10:00:09Z" },
      { role: "assistant", text: "two" },
    ];
    const { fetched } = await fetchFrom(() => Response.json({ data }));
    expect(fetched).toMatchObject({ events: [{ turns: [{ text: "one" }, { text: "two" }] }] });
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ["no messages", () => Response.json({ data: [] }), "later"],
    ["garbage", () => new Response("{"), "later"],
    ["404", () => new Response("", { status: 404 }), "later"],
    ["429", () => new Response("", { status: 429 }), "later"],
    ["500", () => new Response("", { status: 500 }), "later"],
    ["no answer", () => Promise.reject(new Error("reset")), "later"],
    ["401", () => new Response("", { status: 401 }), "gone"],
  ])("after %s is worth another try or not", async (_, answer, kind) => {
    expect((await fetchFrom(answer)).fetched?.kind).toBe(kind);
  });

  it("is of no other source", async () => {
    const { asked, fetched } = await fetchFrom(() => Response.json({}), { source: "recording", id: "1" });
    expect(fetched?.kind).toBe("gone");
    expect(asked).toEqual([]);
  });
});
