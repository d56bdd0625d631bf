-- Connections to voice providers, what they tell of calls, and transfers.
CREATE TABLE `connections` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`provider` text NOT NULL,
	`name` text,
	`agent_id` text NOT NULL,
	`agents` text NOT NULL,
	`numbers` text NOT NULL,
	`role_map` text NOT NULL,
	`settings` text NOT NULL,
	`credentials` text NOT NULL,
	`origin` text NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`refused_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE UNIQUE INDEX `connections_by_id` ON `connections` (`id`);
CREATE TABLE `provider_calls` (
	`workspace_id` text NOT NULL,
	`provider` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`call_id` text NOT NULL,
	`attempt_id` text,
	`status` text NOT NULL,
	`over_at` integer,
	`fetches` integer DEFAULT 0 NOT NULL,
	`fetch_at` integer,
	`problem` text,
	`due_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `provider`, `connection_id`, `provider_call_id`)
) WITHOUT ROWID;

CREATE INDEX `provider_calls_due` ON `provider_calls` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `provider_events` (
	`workspace_id` text NOT NULL,
	`provider` text NOT NULL,
	`connection_id` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`event` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `provider`, `connection_id`, `provider_call_id`, `key`)
) WITHOUT ROWID;

CREATE TABLE `transfers` (
	`workspace_id` text NOT NULL,
	`call_id` text NOT NULL,
	`number` integer NOT NULL,
	`id` text NOT NULL,
	`to_number` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`requested_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `call_id`, `number`)
) WITHOUT ROWID;

ALTER TABLE `calls` ADD `connection_id` text;
-- Two accounts with one provider may count their calls alike.
DROP INDEX `calls_by_provider_id`;
CREATE UNIQUE INDEX `calls_by_provider_id` ON `calls` (`workspace_id`,`provider`,`provider_call_id`,coalesce(`connection_id`, ''));
ALTER TABLE `calls` ADD `transcript_problem` text;
ALTER TABLE `dial_attempts` ADD `connection_id` text;
