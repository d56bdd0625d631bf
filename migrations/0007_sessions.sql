-- The dashboard: people sign in with an API key, or by an address that works once; a key may do what its scopes say.
ALTER TABLE `api_keys` ADD `scopes` text DEFAULT '["*"]' NOT NULL;
ALTER TABLE `api_keys` ADD `last_used_at` integer;
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`key_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`name` text NOT NULL,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`revoked_at` integer
) WITHOUT ROWID;

CREATE INDEX `sessions_by_workspace` ON `sessions` (`workspace_id`,`id`);
CREATE TABLE `sign_in_links` (
	`hash` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`key_hash` text NOT NULL,
	`key_id` text NOT NULL,
	`name` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
) WITHOUT ROWID;

-- The calls that go on, for whoever watches them; a call that is told of when it is over has no entry.
CREATE INDEX `calls_going_on` ON `calls` (`workspace_id`,`id`) WHERE status IN ('queued', 'ringing', 'in_progress');
