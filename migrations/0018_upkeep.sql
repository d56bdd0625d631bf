-- Workspaces whose older calls are not in the text index yet: those below `before`. The sweep goes on from there, the newest
-- first. Where 0008 filled the index itself, as it did at first, there is something in it, and nothing is to be done.
CREATE TABLE `call_text_fills` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`before` text NOT NULL
) WITHOUT ROWID;
INSERT INTO `call_text_fills` (`workspace_id`, `before`)
SELECT w.`id`, 'call_~' FROM `workspaces` AS w
WHERE NOT EXISTS (SELECT 1 FROM `call_texts`)
	AND EXISTS (SELECT 1 FROM `calls` AS c WHERE c.`workspace_id` = w.`id`);

-- How many calls of a back-test, the last of its list, are read for a second time: no model answered at first.
ALTER TABLE `backtests` ADD COLUMN `again` integer DEFAULT 0 NOT NULL;

-- What is over for so long that it goes (src/jobs/clean-up.ts).
CREATE INDEX `backtests_finished` ON `backtests` (`finished_at`) WHERE finished_at IS NOT NULL;
CREATE INDEX `dead_letters_by_time` ON `dead_letters` (`created_at`);
CREATE INDEX `replays_over` ON `replays` (`created_at`) WHERE due_at IS NULL;
CREATE INDEX `reanalysis_batches_over` ON `reanalysis_batches` (`created_at`) WHERE due_at IS NULL;
