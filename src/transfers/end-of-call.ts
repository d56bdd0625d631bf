import { OWN_SYSTEM } from "../conversations/own-system.ts";
import type { TransferRow } from "../store/transfers.ts";
import { afterCallEnd, type Step } from "./step.ts";
import type { TransferTools } from "./tools.ts";

export interface EndedCall {
  workspaceId: string;
  provider: string;
}

/**
 * What the end of its call makes of a transfer. Where the end was told (`isEndTold`), a provider that tells how transfers go
 * has told all of it; where the call merely fell silent, its words about the transfer may be lost like its end.
 */
export function afterEndOf(
  { providers, clock }: Pick<TransferTools, "providers" | "clock">,
  row: TransferRow,
  { provider }: EndedCall,
  isEndTold: boolean,
): Step {
  const tells = provider === OWN_SYSTEM || providers.get(provider)?.transfers?.tellsOutcome === true;
  return afterCallEnd(row, isEndTold && tells, clock());
}
