-- Live calls: a transfer has targets, attempts, a typed outcome and a fallback, and a call knows how its last one ended.
ALTER TABLE `transfers` ADD `agent_id` text DEFAULT '' NOT NULL;
ALTER TABLE `transfers` ADD `provider_call_id` text DEFAULT '' NOT NULL;
ALTER TABLE `transfers` ADD `outcome` text;
ALTER TABLE `transfers` ADD `trigger` text DEFAULT 'person' NOT NULL;
ALTER TABLE `transfers` ADD `trigger_key` text;
ALTER TABLE `transfers` ADD `action` text;
ALTER TABLE `transfers` ADD `mode` text DEFAULT 'cold' NOT NULL;
ALTER TABLE `transfers` ADD `explanation` text DEFAULT '' NOT NULL;
ALTER TABLE `transfers` ADD `message` text;
ALTER TABLE `transfers` ADD `briefing` text;
ALTER TABLE `transfers` ADD `targets` text DEFAULT '[]' NOT NULL;
ALTER TABLE `transfers` ADD `position` integer DEFAULT 0 NOT NULL;
ALTER TABLE `transfers` ADD `attempts` text DEFAULT '[]' NOT NULL;
ALTER TABLE `transfers` ADD `asked_at` integer;
ALTER TABLE `transfers` ADD `ring_seconds` integer DEFAULT 25 NOT NULL;
ALTER TABLE `transfers` ADD `fallback` text;
ALTER TABLE `transfers` ADD `fallback_result` text;
ALTER TABLE `transfers` ADD `due_at` integer;
UPDATE `transfers` SET `outcome` = `status`, `status` = 'ended' WHERE `status` IN ('connected', 'failed');
CREATE INDEX `transfers_due` ON `transfers` (`due_at`) WHERE due_at IS NOT NULL;

ALTER TABLE `calls` ADD `transfer_outcome` text;
-- Where the customer asked for a person.
ALTER TABLE `calls` ADD `asked_for_human` text;
