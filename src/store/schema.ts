/**
 * Every table is keyed `(workspace_id, id)` and `WITHOUT ROWID`: a list of a workspace is a range of the primary key,
 * and an insert writes one row, since D1 bills every index touched. Instants are epoch milliseconds; `*_due_at` is when
 * the sweep may knock again and null when nothing is left to do.
 */
export * from "./schema/access.ts";
export * from "./schema/actions.ts";
export * from "./schema/agents.ts";
export * from "./schema/analyses.ts";
export * from "./schema/calls.ts";
export * from "./schema/connections.ts";
export * from "./schema/exports.ts";
export * from "./schema/gate.ts";
export * from "./schema/imports.ts";
export * from "./schema/jobs.ts";
export * from "./schema/schedules.ts";
export * from "./schema/statistics.ts";
export * from "./schema/transfers.ts";
export * from "./schema/webhooks.ts";
