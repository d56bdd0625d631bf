export const TRANSFER_MODES = ["cold", "warm"] as const;
export type TransferMode = (typeof TRANSFER_MODES)[number];

/**
 * How a transfer stands. `requested`: saved, nobody was asked. `asking`: its provider is being asked. `accepted`: the
 * provider said yes, and a phone may ring. `unknown`: the provider's answer was lost. `ended`: `outcome` says how.
 */
export type TransferStatus = "requested" | "asking" | "accepted" | "unknown" | "ended";

/** Who asked for a transfer. */
export const TRIGGERS = ["condition", "caller", "tool", "person"] as const;
export type Trigger = (typeof TRIGGERS)[number];
