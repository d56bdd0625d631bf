-- The calendar: what rings on each day, and what rings right now (no next run), of one workspace.
CREATE INDEX `schedules_upcoming` ON `schedules` (`workspace_id`,`next_run_at`) WHERE status = 'active';
