/** What a suppression forbids: that this agent, or any, rings this number. */
export interface SuppressionKey {
  workspaceId: string;
  /** E.164. */
  phoneNumber: string;
  /** Empty: no agent may ring it. */
  agentId: string;
}

/** Knocks for suppressions whose schedules are yet to be blocked. */
export type RequestSuppressions = (...keys: SuppressionKey[]) => Promise<void>;

/** Where a suppression comes from: somebody added it, it was on a list, or the callee asked for it on a call. */
export const SUPPRESSION_SOURCES = ["request", "import", "call"] as const;

export const MAX_REASON_CHARS = 500;

/** A reason as it is kept: without control characters or halves of one, and not over its length. */
export function trimReason(text: string): string {
  const plain = text.replace(/\p{Cc}+/gu, " ").trim();
  return plain.slice(0, MAX_REASON_CHARS).toWellFormed();
}
