import type { styleText } from "node:util";
import { RETENTION, SERVICE_DESK } from "./agent.ts";

/** A call that is dialled, and what is to come of it. */
export interface Scene {
  title: string;
  /** Who is called: the simulated network plays what such numbers say (`telephony/providers/simulated/live-script.ts`). */
  customer: string;
  name: string;
  prefix: string;
  colour: Extract<Parameters<typeof styleText>[0], string>;
  /** Null: nobody is to take the call. */
  transfer: {
    trigger: "condition" | "caller";
    action: string;
    /** Whose phones ring, in order, and how that ends. */
    phones: readonly { to: string; outcome: string }[];
  } | null;
}

export const SCENES: readonly Scene[] = [
  {
    title: "An angry customer wants to cancel",
    customer: "+442079460321",
    name: "Tom Baker",
    prefix: "cancel",
    colour: "yellow",
    transfer: {
      trigger: "condition",
      action: "Retention",
      phones: [
        { to: RETENTION.busy, outcome: "busy" },
        { to: RETENTION.free, outcome: "connected" },
      ],
    },
  },
  {
    title: "A customer asks for a person",
    customer: "+442079460320",
    name: "Mary Hill",
    prefix: "person",
    colour: "cyan",
    transfer: {
      trigger: "caller",
      action: "Service desk",
      phones: [{ to: SERVICE_DESK, outcome: "connected" }],
    },
  },
  {
    title: "A customer who is content",
    customer: "+442079460322",
    name: "Jane Roe",
    prefix: "content",
    colour: "magenta",
    transfer: null,
  },
];
