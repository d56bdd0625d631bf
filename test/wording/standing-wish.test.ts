import { describe, expect, it } from "vitest";
import type { Turn } from "../../src/calls/turn.ts";
import { findHumanRequest } from "../../src/transfers/asked-for-human/find-request.ts";
import { type Remembered, type Spoken, standingWish } from "../../src/wording/standing-wish.ts";

const TURNS: Turn[] = [
  { role: "agent", text: "Shall I connect you with a colleague?" },
  { role: "customer", text: "No." },
  { role: "agent", text: "What is it about?" },
  { role: "customer", text: "My bill." },
  { role: "customer", text: "Let me talk to a person." },
  { role: "agent", text: "One moment." },
  { role: "customer", text: "Never mind, you can help me." },
  { role: "agent", text: "Shall I connect you with a colleague?" },
  { role: "customer", text: "Yes, please." },
];

describe("a call that is heard utterance by utterance", () => {
  it("comes to the same with what was remembered as without, also where an earlier word comes late", () => {
    const remembered: Remembered = new Map();
    const found = TURNS.map((_, i) => findHumanRequest(TURNS.slice(0, i + 1), remembered));
    expect(found).toEqual(TURNS.map((_, i) => findHumanRequest(TURNS.slice(0, i + 1))));
    expect(found.map((wish) => wish?.turn ?? null)).toEqual([null, null, null, null, 4, 4, null, null, 8]);
    const late = TURNS.toSpliced(3, 1);
    expect(findHumanRequest(late, remembered)).toEqual(findHumanRequest(late));
    expect(findHumanRequest(late, remembered)?.turn).toBe(7);
  });

  it("hears each stretch once, and keeps no more than the call has", () => {
    const remembered: Remembered = new Map();
    const heard: string[] = [];
    const hear = ({ words }: Spoken) => {
      heard.push(words.map(({ folded }) => folded).join(" "));
      return [];
    };
    for (let said = 1; said <= TURNS.length; said += 1) standingWish(TURNS.slice(0, said), hear, remembered);
    expect(heard.filter((one) => one === "my bill")).toHaveLength(1);
    expect(heard).toHaveLength(5);
    expect(remembered.size).toBe(4);
  });
});
