-- Exports and imports that are over for so long that what is known of them goes too (src/jobs/clean-up.ts).
CREATE INDEX `exports_over` ON `exports` (`created_at`) WHERE due_at IS NULL;
CREATE INDEX `imports_over` ON `imports` (`created_at`) WHERE due_at IS NULL;
