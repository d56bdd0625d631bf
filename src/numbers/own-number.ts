import * as z from "zod";
import { NumberText } from "./named-number.ts";

const ReadOnly = z.unknown().optional();
const AgentId = z.string().min(1).max(64);

/** What a user sets on one of the workspace's own numbers. Members of its answer that are sent back change nothing. */
export const NumberChanges = z.strictObject({
  name: z.string().trim().max(200).nullable().optional(),
  /** The agent that answers on it; null: none. */
  agent_id: AgentId.nullable().optional(),
  is_default: z.boolean().optional(),
  phone_number_id: ReadOnly,
  phone_number: ReadOnly,
  country: ReadOnly,
  created_at: ReadOnly,
  updated_at: ReadOnly,
});

/** A number that a workspace adds to its own; `number` is another name of `phone_number`. */
export const NewNumber = NumberChanges.extend({ phone_number: NumberText, number: NumberText });

export const Binding = z.strictObject({ agent_id: AgentId });
