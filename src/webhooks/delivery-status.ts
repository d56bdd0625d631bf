/** Where a delivery stands. `held`: its endpoint is disabled, and it waits for a person to replay it. */
export const DELIVERY_STATUSES = ["pending", "delivered", "failed", "held"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
