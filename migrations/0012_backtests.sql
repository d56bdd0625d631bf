-- Drafts tried on many past calls: how far each is, and what it found.
CREATE TABLE `backtests` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`agent_id` text NOT NULL,
	`agent_version` integer NOT NULL,
	`configuration` text NOT NULL,
	`call_ids` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`summary` text NOT NULL,
	`lease_until` integer,
	`due_at` integer,
	`canceled_at` integer,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `backtests_due` ON `backtests` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `backtest_calls` (
	`workspace_id` text NOT NULL,
	`backtest_id` text NOT NULL,
	`call_id` text NOT NULL,
	`result` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `backtest_id`, `call_id`)
) WITHOUT ROWID;
