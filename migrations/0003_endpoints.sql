-- Webhook endpoints of a workspace, the health of whatever receives events, rotation, and replays.
CREATE TABLE `endpoints` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`description` text,
	`events` text,
	`agent_ids` text,
	`rate_limit_per_second` integer,
	`retry_schedule` text,
	`signatures` text NOT NULL,
	`secret` text NOT NULL,
	`previous_secret` text,
	`previous_secret_until` integer,
	`signing_key` text,
	`public_key` text,
	`previous_signing_key` text,
	`next_slot_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE TABLE `target_health` (
	`workspace_id` text NOT NULL,
	`target_id` text NOT NULL,
	`failing_since` integer,
	`disabled_at` integer,
	`reason` text,
	PRIMARY KEY(`workspace_id`, `target_id`)
) WITHOUT ROWID;

CREATE TABLE `replays` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`filter` text NOT NULL,
	`cursor` text,
	`total` integer NOT NULL,
	`taken` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`canceled_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `replays_due` ON `replays` (`due_at`) WHERE due_at IS NOT NULL;
ALTER TABLE `deliveries` ADD `endpoint_id` text;
ALTER TABLE `deliveries` ADD `schedule_id` text;
ALTER TABLE `deliveries` ADD `replay_id` text;
ALTER TABLE `deliveries` ADD `round_start` integer DEFAULT 0 NOT NULL;
ALTER TABLE `deliveries` ADD `test` integer DEFAULT 0 NOT NULL;
ALTER TABLE `deliveries` ADD `slot_at` integer;
ALTER TABLE `delivery_attempts` ADD `reason` text;
CREATE INDEX `deliveries_by_endpoint` ON `deliveries` (`workspace_id`,`endpoint_id`,`id`) WHERE endpoint_id IS NOT NULL;
CREATE INDEX `deliveries_by_replay` ON `deliveries` (`workspace_id`,`replay_id`) WHERE replay_id IS NOT NULL;
ALTER TABLE `agents` ADD `previous_webhook_secret` text;
ALTER TABLE `agents` ADD `previous_webhook_secret_until` integer;
