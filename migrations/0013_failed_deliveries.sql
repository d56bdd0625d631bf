-- What did not arrive is looked for often, and is rare: what arrives writes no entry.
CREATE INDEX `deliveries_not_arrived` ON `deliveries` (`workspace_id`,`status`,`id`) WHERE status IN ('failed', 'held');
