-- Deliveries are listed by when they were made: an id carries the time of what it tells of, which may lie days before.
-- Each index ends in that order, and holds what its list is narrowed by most, so that no row is read to be passed over.
-- One index more in all: `deliveries_newest`. The others take the places of those of the same names.
CREATE INDEX `deliveries_newest` ON `deliveries` (`workspace_id`,`created_at`,`id`,`event_type`,`agent_id`,`endpoint_id`,`schedule_id`,`url`);
DROP INDEX `deliveries_by_endpoint`;
CREATE INDEX `deliveries_by_endpoint` ON `deliveries` (`workspace_id`,`endpoint_id`,`created_at`,`id`,`event_type`,`agent_id`) WHERE endpoint_id IS NOT NULL;
DROP INDEX `deliveries_by_call`;
CREATE INDEX `deliveries_by_call` ON `deliveries` (`workspace_id`,`call_id`,`created_at`,`id`);
DROP INDEX `deliveries_by_replay`;
CREATE INDEX `deliveries_by_replay` ON `deliveries` (`workspace_id`,`replay_id`,`created_at`,`id`) WHERE replay_id IS NOT NULL;
DROP INDEX `deliveries_not_arrived`;
CREATE INDEX `deliveries_not_arrived` ON `deliveries` (`workspace_id`,`status`,`created_at`,`id`,`event_type`,`agent_id`,`endpoint_id`) WHERE status NOT IN ('pending', 'delivered');
DROP INDEX `deliveries_due`;
CREATE INDEX `deliveries_due` ON `deliveries` (`next_attempt_at`,`created_at`) WHERE next_attempt_at IS NOT NULL;
