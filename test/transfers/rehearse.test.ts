import { beforeAll, describe, expect, it } from "vitest";
import { type Client, mintClient } from "../support/client.ts";

interface Tried {
  actions: {
    name: string;
    would_fire: boolean;
    explanation: string;
    targets: { to: string }[];
    left_out: string[];
  }[];
}

const TRANSFERS = [
  {
    type: "transfer_call",
    name: "Retention",
    condition: { field: "wants_to_cancel", operator: "==", value: true },
    config: { to_number: "+14155550177" },
  },
  {
    type: "transfer_call",
    name: "Desk",
    config: {
      targets: [
        {
          name: "outbound",
          to_number: "+14155550178",
          condition: { field: "call.direction", operator: "==", value: "outbound" },
        },
        { name: "front", to_number: "+14155550179" },
      ],
    },
  },
];

let client: Client;
let agentId: string;
beforeAll(async () => {
  client = await mintClient();
  const { body } = await client.send<{ agent_id: string }>("POST", "/v1/agents", {
    agent_name: "Line",
    post_call_data_extraction: [
      { name: "wants_to_cancel", type: "boolean", description: "Whether the customer wants to cancel" },
    ],
    post_call_actions: TRANSFERS,
  });
  agentId = body.agent_id;
});

const tryOut = async (...words: string[]) => {
  const transcript = words.map((text) => ({ role: "customer", text }));
  const { body } = await client.send<Tried>("POST", `/v1/agents/${agentId}/test`, { transcript });
  return body.actions;
};

describe("trying an agent that hands calls over", () => {
  it("shows who would have taken a call on which somebody asked for a person, and who not, and why", async () => {
    const [retention, desk] = await tryOut("Hello there.", "Let me talk to a person, please.");
    expect(retention).toMatchObject({ would_fire: false });
    expect(desk).toMatchObject({ would_fire: true, targets: [{ name: "front", to: "+14155550179" }] });
    expect(desk?.explanation).toContain("Let me talk to a person, please");
    expect(desk?.left_out[0]).toContain("outbound");
  });

  it("shows that a condition would have, and the desk then not", async () => {
    const [retention, desk] = await tryOut("I want to cancel my contract.");
    expect(retention).toMatchObject({ would_fire: true, targets: [{ to: "+14155550177" }] });
    expect(desk).toMatchObject({ would_fire: false });
  });

  it("shows that nothing would have, where nobody asked for anything", async () => {
    for (const action of await tryOut("Hello, when do you open?")) expect(action.would_fire).toBe(false);
  });
});
