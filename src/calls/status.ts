/** Where a call stands, or how it ended. */
export const CALL_STATUSES = [
  "queued",
  "ringing",
  "in_progress",
  "completed",
  "no_answer",
  "busy",
  "failed",
  "canceled",
  "voicemail",
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

export const DIRECTIONS = ["inbound", "outbound"] as const;
