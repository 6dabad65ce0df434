CREATE TABLE `import_halves` (
	`account` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`message_id` text NOT NULL,
	`file` text,
	`name` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `roster_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`member_id` text NOT NULL,
	`way` text NOT NULL,
	`name` text NOT NULL,
	`rows` integer NOT NULL,
	`state` text NOT NULL,
	`content` text,
	`shown` text,
	`fingerprint` text NOT NULL,
	`checked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `roster_drafts_eventId_unique` ON `roster_drafts` (`event_id`);--> statement-breakpoint
CREATE INDEX `roster_drafts_by_expiry` ON `roster_drafts` (`state`,`expires_at`);