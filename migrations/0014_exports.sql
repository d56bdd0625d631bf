-- Files that are made piece by piece, and kept for a week.
CREATE TABLE `exports` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`agent_id` text,
	`request` text NOT NULL,
	`format` text NOT NULL,
	`columns` text NOT NULL,
	`cursor` text,
	`total` integer,
	`limited` integer NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`stored_bytes` integer DEFAULT 0 NOT NULL,
	`parts` integer DEFAULT 0 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`due_at` integer,
	`canceled_at` integer,
	`finished_at` integer,
	`expires_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `exports_due` ON `exports` (`due_at`) WHERE due_at IS NOT NULL;
CREATE INDEX `exports_to_clear` ON `exports` (`expires_at`) WHERE expires_at IS NOT NULL AND parts > 0;
CREATE TABLE `export_parts` (
	`workspace_id` text NOT NULL,
	`export_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` blob NOT NULL,
	PRIMARY KEY(`workspace_id`, `export_id`, `number`)
) WITHOUT ROWID;
