-- Finding calls: a text index over what was said, the numbers and the ids of a call, and indexes for rare filters.
-- Its rowid is the time and the first 20 random bits of the call's ULID (src/store/call-search.ts): in the order of ids.
CREATE VIRTUAL TABLE `call_texts` USING fts5(
	`scope`, `text`,
	content = '', contentless_delete = 1,
	tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
-- Calls that stand already are put into it by the sweep, some at a time (migrations/0018_upkeep.sql): one statement for all
-- of them took longer than D1 lets one take where there are hundreds of thousands.

-- What follows the id is there to be looked through without the rows.
DROP INDEX `calls_by_agent`;
CREATE INDEX `calls_by_agent` ON `calls` (`workspace_id`,`agent_id`,`id`,`direction`,`from_number`,`to_number`);
-- Each holds what is rare of a call's life, and no call that was completed, read and not handed over.
CREATE INDEX `calls_not_completed` ON `calls` (`workspace_id`,`status`,`id`) WHERE status <> 'completed';
CREATE INDEX `calls_transferred` ON `calls` (`workspace_id`,`transfer_outcome`,`id`) WHERE transfer_outcome IS NOT NULL;
CREATE INDEX `calls_unread` ON `calls` (`workspace_id`,`analysis_status`,`id`) WHERE analysis_status IN ('open', 'skipped', 'failed');
CREATE INDEX `action_runs_failed` ON `action_runs` (`workspace_id`,`call_id`) WHERE status = 'failed';
