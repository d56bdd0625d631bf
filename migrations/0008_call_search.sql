-- Finding calls: a text index over what was said, the numbers and the ids of a call, and indexes for rare filters.
-- Its rowid is the time and the first 20 random bits of the call's ULID (src/store/call-search.ts): in the order of ids.
CREATE VIRTUAL TABLE `call_texts` USING fts5(
	`scope`, `text`,
	content = '', contentless_delete = 1,
	tokenize = "unicode61 remove_diacritics 2 tokenchars '_'"
);
INSERT INTO `call_texts` (`rowid`, `scope`, `text`)
SELECT
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 7, 1)) - 1 << 60) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 8, 1)) - 1 << 55) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 9, 1)) - 1 << 50) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 10, 1)) - 1 << 45) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 11, 1)) - 1 << 40) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 12, 1)) - 1 << 35) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 13, 1)) - 1 << 30) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 14, 1)) - 1 << 25) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 15, 1)) - 1 << 20) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 16, 1)) - 1 << 15) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 17, 1)) - 1 << 10) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 18, 1)) - 1 << 5) |
	(instr('0123456789abcdefghjkmnpqrstvwxyz', substr(c.`id`, 19, 1)) - 1 << 0),
	c.`workspace_id` || ' ' || c.`agent_id`,
	replace(replace(concat_ws(char(10),
		c.`id`, substr(c.`id`, 6), c.`provider_call_id`,
		c.`from_number`, substr(c.`from_number`, -11), substr(c.`from_number`, -10), substr(c.`from_number`, -9),
		substr(c.`from_number`, -8), substr(c.`from_number`, -7), substr(c.`from_number`, -4),
		c.`to_number`, substr(c.`to_number`, -11), substr(c.`to_number`, -10), substr(c.`to_number`, -9),
		substr(c.`to_number`, -8), substr(c.`to_number`, -7), substr(c.`to_number`, -4),
		(SELECT group_concat(j.value ->> 'text', char(10)) FROM json_each(t.`turns`) AS j)
	), 'İ', 'i'), 'ı', 'i')
FROM `calls` AS c
LEFT JOIN `transcripts` AS t ON t.`workspace_id` = c.`workspace_id` AND t.`call_id` = c.`id`
WHERE c.`id` GLOB 'call_0[0-7]*' AND c.`analysis_status` NOT IN ('open', 'pending', 'running');

-- What follows the id is there to be looked through without the rows.
DROP INDEX `calls_by_agent`;
CREATE INDEX `calls_by_agent` ON `calls` (`workspace_id`,`agent_id`,`id`,`direction`,`from_number`,`to_number`);
-- Each holds what is rare of a call's life, and no call that was completed, read and not handed over.
CREATE INDEX `calls_not_completed` ON `calls` (`workspace_id`,`status`,`id`) WHERE status <> 'completed';
CREATE INDEX `calls_transferred` ON `calls` (`workspace_id`,`transfer_outcome`,`id`) WHERE transfer_outcome IS NOT NULL;
CREATE INDEX `calls_unread` ON `calls` (`workspace_id`,`analysis_status`,`id`) WHERE analysis_status IN ('open', 'skipped', 'failed');
CREATE INDEX `action_runs_failed` ON `action_runs` (`workspace_id`,`call_id`) WHERE status = 'failed';
