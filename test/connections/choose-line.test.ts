import { describe, expect, test } from "vitest";
import { chooseLine } from "../../src/connections/choose-line.ts";
import { providers } from "./made-up-providers.ts";

const [BOSTON, BERLIN] = ["+16175550123", "+493012345678"];

const row = (
  id: string,
  { provider = "echo", agentId = "agent_x", agents = {}, numbers = [] as string[], createdAt = 0 } = {},
) => ({
  ...{ id, provider, agentId, agents, createdAt },
  numbers: numbers.map((number) => ({ phone_number: number, id: null })),
});
const choose = (
  rows: ReturnType<typeof row>[],
  { agentId = "agent_1", fromNumber = null as string | null } = {},
) => {
  const { connection, anyConnected } = chooseLine(rows, providers, { agentId, fromNumber });
  return [connection?.id ?? null, anyConnected];
};

describe("a call goes out", () => {
  test("by the connection that holds its number, before one that serves its agent", () => {
    const rows = [row("a", { agentId: "agent_1" }), row("b", { numbers: [BERLIN, BOSTON] })];
    expect(choose(rows, { fromNumber: BOSTON })).toEqual(["b", true]);
  });

  test("of several that hold the number by one that serves the agent", () => {
    const rows = [row("a", { numbers: [BOSTON] }), row("b", { numbers: [BOSTON], agents: { v: "agent_1" } })];
    expect(choose(rows, { fromNumber: BOSTON })).toEqual(["b", true]);
  });

  test.each([
    ["as its one agent", { agentId: "agent_1" }],
    ["through its map of voice agents", { agents: { v: "agent_1" } }],
  ])("without a number that anyone holds, by the one that serves its agent %s", (_, how) => {
    const rows = [row("a", { numbers: [BERLIN] }), row("b", how)];
    expect(choose(rows, { fromNumber: BOSTON })).toEqual(["b", true]);
    expect(choose(rows)).toEqual(["b", true]);
  });

  test("by the oldest of several, in whatever order they are given", () => {
    const rows = [
      row("c", { agentId: "agent_1", createdAt: 2 }),
      row("b", { agentId: "agent_1", createdAt: 1 }),
      row("a", { agentId: "agent_1", createdAt: 1 }),
    ];
    expect(choose(rows)).toEqual(["a", true]);
    expect(choose(rows.toReversed())).toEqual(["a", true]);
  });

  test("by none that cannot dial, or that the deployment does not know", () => {
    const held = { agentId: "agent_1", numbers: [BOSTON] };
    const rows = [row("a", { ...held, provider: "mute" }), row("b", { ...held, provider: "gone" })];
    expect(choose(rows, { fromNumber: BOSTON })).toEqual([null, true]);
  });

  test("by none that serves other agents from other numbers", () => {
    expect(choose([row("a", { numbers: [BERLIN] })], { fromNumber: BOSTON })).toEqual([null, true]);
  });

  test("on the simulated network where there is no other connection", () => {
    expect(choose([])).toEqual([null, false]);
    expect(choose([row("a", { provider: "simulated" })])).toEqual([null, false]);
    expect(choose([row("a", { provider: "simulated", agentId: "agent_1" })])).toEqual(["a", false]);
    expect(choose([row("a", { provider: "simulated" }), row("b", { provider: "mute" })])).toEqual([
      null,
      true,
    ]);
  });
});
