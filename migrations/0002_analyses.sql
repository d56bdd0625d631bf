-- Readings after the first, batches of them, and what people put right.
ALTER TABLE `calls` ADD `needs_review` integer DEFAULT 0 NOT NULL;
CREATE INDEX `calls_needing_review` ON `calls` (`workspace_id`,`id`) WHERE needs_review > 0;
ALTER TABLE `action_runs` ADD `analysis_id` text DEFAULT '' NOT NULL;
UPDATE `action_runs` SET `analysis_id` = 'ana_' || substr(`call_id`, 6);
CREATE TABLE `reanalyses` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`call_id` text NOT NULL,
	`agent_version` integer NOT NULL,
	`fire_actions` integer NOT NULL,
	`batch_id` text,
	`status` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`changed_fields` integer,
	PRIMARY KEY(`workspace_id`, `call_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `reanalyses_due` ON `reanalyses` (`due_at`) WHERE due_at IS NOT NULL;
CREATE INDEX `reanalyses_by_batch` ON `reanalyses` (`workspace_id`,`batch_id`,`status`) WHERE batch_id IS NOT NULL;
CREATE TABLE `reanalysis_batches` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`agent_id` text NOT NULL,
	`agent_version` integer NOT NULL,
	`fire_actions` integer NOT NULL,
	`selection` text NOT NULL,
	`cursor` text,
	`total` integer NOT NULL,
	`due_at` integer,
	`canceled_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `reanalysis_batches_due` ON `reanalysis_batches` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `corrections` (
	`workspace_id` text NOT NULL,
	`call_id` text NOT NULL,
	`field` text NOT NULL,
	`agent_id` text NOT NULL,
	`analysis_id` text NOT NULL,
	`value` text,
	`was` text NOT NULL,
	`corrected_by` text NOT NULL,
	`corrected_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `call_id`, `field`)
) WITHOUT ROWID;

CREATE INDEX `corrections_by_agent` ON `corrections` (`workspace_id`,`agent_id`,`call_id`);
