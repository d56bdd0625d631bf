-- Recurring schedules, whom and when a workspace may ring, and what was dialled.
ALTER TABLE `schedules` ADD `number_source` text DEFAULT 'request' NOT NULL;
ALTER TABLE `schedules` ADD `recurrence` text;
ALTER TABLE `schedules` ADD `callee_timezone` text;
ALTER TABLE `schedules` ADD `metadata` text DEFAULT '{}' NOT NULL;
ALTER TABLE `schedules` ADD `news` text;
ALTER TABLE `schedules` ADD `runs` integer DEFAULT 0 NOT NULL;
ALTER TABLE `schedules` ADD `last_run` text;
ALTER TABLE `schedules` ADD `next_run` text;
ALTER TABLE `schedules` ADD `not_before` integer;
ALTER TABLE `schedules` ADD `shifted_from` integer;
ALTER TABLE `schedules` ADD `revision` integer DEFAULT 1 NOT NULL;
-- Until now a schedule had one run, and every time after its first attempt was a retry of it.
UPDATE `schedules` SET `next_run` = `scheduled_at` WHERE `next_run_at` IS NOT NULL;
UPDATE `schedules` SET `runs` = 1, `last_run` = `scheduled_at`, `next_run` = NULL, `not_before` = `next_run_at`
	WHERE EXISTS (SELECT 1 FROM `dial_attempts` AS a
		WHERE a.`workspace_id` = `schedules`.`workspace_id` AND a.`schedule_id` = `schedules`.`id`);
CREATE INDEX `schedules_open_by_number` ON `schedules` (`workspace_id`,`to_number`) WHERE status IN ('active', 'paused');
ALTER TABLE `dial_attempts` ADD `run` integer DEFAULT 1 NOT NULL;
ALTER TABLE `dial_attempts` ADD `rule` text;
ALTER TABLE `dial_attempts` ADD `to_number` text DEFAULT '' NOT NULL;
ALTER TABLE `dial_attempts` ADD `from_number` text;
ALTER TABLE `dial_attempts` ADD `scheduled_for` integer DEFAULT 0 NOT NULL;
ALTER TABLE `dial_attempts` ADD `claim` text;
ALTER TABLE `dial_attempts` ADD `dialed_at` integer;
ALTER TABLE `dial_attempts` ADD `cost_micros` integer DEFAULT 0 NOT NULL;
UPDATE `dial_attempts` SET
	`to_number` = (SELECT s.`to_number` FROM `schedules` AS s
		WHERE s.`workspace_id` = `dial_attempts`.`workspace_id` AND s.`id` = `dial_attempts`.`schedule_id`),
	`scheduled_for` = `created_at`,
	`dialed_at` = CASE WHEN `status` NOT IN ('queued', 'canceled', 'blocked') THEN `created_at` END;
CREATE INDEX `dial_attempts_by_number` ON `dial_attempts` (`workspace_id`,`to_number`,`dialed_at`) WHERE dialed_at IS NOT NULL;
ALTER TABLE `calls` ADD `opt_out` text;
CREATE TABLE `dial_days` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`country` text NOT NULL,
	`dials` integer NOT NULL,
	`cost_micros` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `country`)
) WITHOUT ROWID;

CREATE TABLE `calling_rules` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`rules` text NOT NULL,
	`updated_at` integer NOT NULL
) WITHOUT ROWID;

CREATE TABLE `suppressions` (
	`workspace_id` text NOT NULL,
	`phone_number` text NOT NULL,
	`agent_id` text NOT NULL,
	`id` text NOT NULL,
	`reason` text NOT NULL,
	`source` text NOT NULL,
	`call_id` text,
	`quote` text,
	`created_by` text NOT NULL,
	`due_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `phone_number`, `agent_id`)
) WITHOUT ROWID;

CREATE INDEX `suppressions_by_id` ON `suppressions` (`workspace_id`,`id`);
CREATE INDEX `suppressions_due` ON `suppressions` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `phone_numbers` (
	`workspace_id` text NOT NULL,
	`phone_number` text NOT NULL,
	`id` text NOT NULL,
	`name` text,
	`agent_id` text,
	`is_default` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `phone_number`)
) WITHOUT ROWID;
