import * as z from "zod";
import type { SuppressionAddress } from "../../suppressions/read.ts";
import { addressedNumber } from "../phone-number.ts";

/** Says which suppression of a number is meant; without it the one for all agents. */
export const AddressQuery = z.strictObject({ agent_id: z.string().max(64).optional() });

/** A suppression by its id, or by its number and agent. */
export function addressOf(id: string, agentId: string | undefined): SuppressionAddress {
  return id.startsWith("sup_") ? { id } : { phoneNumber: addressedNumber(id), agentId: agentId ?? "" };
}
