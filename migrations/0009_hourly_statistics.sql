-- What the overview shows of hours that are over, counted once for each agent.
CREATE TABLE `hourly_statistics` (
	`workspace_id` text NOT NULL,
	`minutes` integer NOT NULL,
	`slot` integer NOT NULL,
	`agent_id` text NOT NULL,
	`call_queued` integer NOT NULL,
	`call_ringing` integer NOT NULL,
	`call_in_progress` integer NOT NULL,
	`call_completed` integer NOT NULL,
	`call_no_answer` integer NOT NULL,
	`call_busy` integer NOT NULL,
	`call_failed` integer NOT NULL,
	`call_canceled` integer NOT NULL,
	`call_voicemail` integer NOT NULL,
	`analysis_completed` integer NOT NULL,
	`analysis_skipped` integer NOT NULL,
	`analysis_failed` integer NOT NULL,
	`analysis_pending` integer NOT NULL,
	`needs_review` integer NOT NULL,
	`transfer_connected` integer NOT NULL,
	`transfer_declined` integer NOT NULL,
	`transfer_busy` integer NOT NULL,
	`transfer_no_answer` integer NOT NULL,
	`transfer_voicemail` integer NOT NULL,
	`transfer_failed` integer NOT NULL,
	`transfer_canceled` integer NOT NULL,
	`transfer_unsupported` integer NOT NULL,
	`follow_ups_booked` integer NOT NULL,
	`follow_ups_reached` integer NOT NULL,
	`deliveries_pending` integer NOT NULL,
	`deliveries_delivered` integer NOT NULL,
	`deliveries_failed` integer NOT NULL,
	`deliveries_held` integer NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`cost_usd` real NOT NULL,
	`unpriced_analyses` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `minutes`, `slot`, `agent_id`)
) WITHOUT ROWID;

CREATE TABLE `rolled_hours` (
	`workspace_id` text NOT NULL,
	`hour` integer NOT NULL,
	`past` text NOT NULL,
	`rolled_at` integer NOT NULL,
	`due_at` integer,
	PRIMARY KEY(`workspace_id`, `hour`)
) WITHOUT ROWID;

CREATE INDEX `rolled_hours_due` ON `rolled_hours` (`due_at`) WHERE due_at IS NOT NULL;
