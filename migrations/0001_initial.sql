CREATE TABLE `action_runs` (
	`workspace_id` text NOT NULL,
	`call_id` text NOT NULL,
	`name` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`type` text NOT NULL,
	`status` text NOT NULL,
	`explanation` text NOT NULL,
	`plan` text,
	`result` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`workspace_id`, `call_id`, `name`)
) WITHOUT ROWID;

CREATE INDEX `action_runs_due` ON `action_runs` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `agent_versions` (
	`workspace_id` text NOT NULL,
	`agent_id` text NOT NULL,
	`version` integer NOT NULL,
	`configuration` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `agent_id`, `version`)
) WITHOUT ROWID;

CREATE TABLE `agents` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`configuration` text NOT NULL,
	`webhook_secret` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`deleted_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE TABLE `analyses` (
	`workspace_id` text NOT NULL,
	`call_id` text NOT NULL,
	`id` text NOT NULL,
	`agent_version` integer NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`model` text,
	`prompt_version` text,
	`fields` text NOT NULL,
	`input_tokens` integer NOT NULL,
	`output_tokens` integer NOT NULL,
	`cost_usd` real,
	`latency_ms` integer NOT NULL,
	`completed_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `call_id`, `id`)
) WITHOUT ROWID;

CREATE TABLE `api_keys` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
) WITHOUT ROWID;

CREATE INDEX `api_keys_by_workspace` ON `api_keys` (`workspace_id`,`id`);
CREATE TABLE `calls` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`agent_id` text NOT NULL,
	`agent_version` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`direction` text NOT NULL,
	`status` text NOT NULL,
	`end_reason` text,
	`from_number` text,
	`to_number` text,
	`started_at` text,
	`ended_at` text,
	`timezone` text,
	`duration_ms` integer,
	`recording_url` text,
	`metadata` text NOT NULL,
	`dynamic_variables` text NOT NULL,
	`fingerprint` text NOT NULL,
	`analysis_status` text NOT NULL,
	`analysis_id` text,
	`analysis_attempts` integer DEFAULT 0 NOT NULL,
	`analysis_due_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE UNIQUE INDEX `calls_by_provider_id` ON `calls` (`workspace_id`,`provider`,`provider_call_id`);
CREATE INDEX `calls_by_agent` ON `calls` (`workspace_id`,`agent_id`,`id`);
CREATE INDEX `calls_due` ON `calls` (`analysis_due_at`) WHERE analysis_due_at IS NOT NULL;
CREATE TABLE `dead_letters` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`queue` text NOT NULL,
	`message` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE TABLE `deliveries` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`event_id` text NOT NULL,
	`event_type` text NOT NULL,
	`agent_id` text NOT NULL,
	`call_id` text,
	`action_name` text,
	`url` text NOT NULL,
	`method` text NOT NULL,
	`headers` text,
	`secret` text,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`outcome` text,
	`reason` text,
	`next_attempt_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `deliveries_by_call` ON `deliveries` (`workspace_id`,`call_id`);
CREATE INDEX `deliveries_due` ON `deliveries` (`next_attempt_at`) WHERE next_attempt_at IS NOT NULL;
CREATE TABLE `delivery_attempts` (
	`workspace_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`number` integer NOT NULL,
	`started_at` integer NOT NULL,
	`latency_ms` integer NOT NULL,
	`outcome` text NOT NULL,
	`response_status` integer,
	`response_headers` text,
	`response_body` text,
	PRIMARY KEY(`workspace_id`, `delivery_id`, `number`)
) WITHOUT ROWID;

CREATE TABLE `dial_attempts` (
	`workspace_id` text NOT NULL,
	`schedule_id` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`detail` text,
	`provider` text NOT NULL,
	`provider_call_id` text,
	`call_id` text,
	`due_at` integer,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`workspace_id`, `schedule_id`, `number`)
) WITHOUT ROWID;

CREATE INDEX `dial_attempts_due` ON `dial_attempts` (`due_at`) WHERE due_at IS NOT NULL;
CREATE TABLE `idempotency_keys` (
	`workspace_id` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`response_status` integer,
	`response_headers` text,
	`response_body` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `key`)
) WITHOUT ROWID;

CREATE TABLE `schedules` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`agent_id` text NOT NULL,
	`call_id` text,
	`action_name` text,
	`to_number` text NOT NULL,
	`from_number` text,
	`scheduled_at` text NOT NULL,
	`timezone` text NOT NULL,
	`calling_window` text,
	`retry` text,
	`dynamic_variables` text NOT NULL,
	`status` text NOT NULL,
	`explanation` text NOT NULL,
	`next_run_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `schedules_due` ON `schedules` (`next_run_at`) WHERE next_run_at IS NOT NULL;
CREATE TABLE `transcripts` (
	`workspace_id` text NOT NULL,
	`call_id` text NOT NULL,
	`turns` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `call_id`)
) WITHOUT ROWID;

CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
) WITHOUT ROWID;

INSERT INTO workspaces (id, name, created_at) VALUES ('ws_default', 'Default', 0);
