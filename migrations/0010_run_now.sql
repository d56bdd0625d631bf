-- An action that a person runs: who asked for it, and what had become of it before.
ALTER TABLE `action_runs` ADD `requested_by` text;
ALTER TABLE `action_runs` ADD `earlier` text;
