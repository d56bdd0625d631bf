/** Where a call stands that is not over, from its beginning on. */
export const GOING_ON = ["queued", "ringing", "in_progress"] as const;
export const isGoingOn = (status: unknown): boolean => GOING_ON.some((one) => one === status);

/** Where a call stands, or how it ended. */
export const CALL_STATUSES = [
  ...GOING_ON,
  "completed",
  "no_answer",
  "busy",
  "failed",
  "canceled",
  "voicemail",
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** How far a call's first reading has come, as it is shown. */
const ANALYSIS_STATUSES = ["pending", "running", "completed", "skipped", "failed"] as const;

/** What calls are found by: also `waiting`, of which the call is over and the reading is not. */
export const ANALYSIS_FILTERS = [...ANALYSIS_STATUSES, "waiting"] as const;

/** A call that goes on, or whose transcript is on its way (`open`), waits for its analysis like any other. */
export const shownAnalysisStatus = (status: string) => (status === "open" ? "pending" : status);

/** How handing a call over to a human ended; `unsupported`: its provider cannot. */
export const TRANSFER_OUTCOMES = [
  "connected",
  "declined",
  "busy",
  "no_answer",
  "voicemail",
  "failed",
  "canceled",
  "unsupported",
] as const;
export type TransferOutcome = (typeof TRANSFER_OUTCOMES)[number];

export const DIRECTIONS = ["inbound", "outbound"] as const;
