-- Files that are taken in piece by piece: how far each is, and what of it was refused.
CREATE TABLE `imports` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`options` text NOT NULL,
	`file_name` text,
	`total` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`imported` integer DEFAULT 0 NOT NULL,
	`already` integer DEFAULT 0 NOT NULL,
	`refused` integer DEFAULT 0 NOT NULL,
	`errors` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`due_at` integer,
	`begun_at` integer,
	`canceled_at` integer,
	`finished_at` integer,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
) WITHOUT ROWID;

CREATE INDEX `imports_due` ON `imports` (`due_at`) WHERE due_at IS NOT NULL;
-- What is still to be taken in. It holds personal data, so each part goes as soon as it is done.
CREATE TABLE `import_parts` (
	`workspace_id` text NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`rows` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `import_id`, `number`)
) WITHOUT ROWID;
