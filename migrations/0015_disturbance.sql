CREATE TABLE `mutes` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`member_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mutes_eventId_unique` ON `mutes` (`event_id`);--> statement-breakpoint
CREATE INDEX `mutes_by_member` ON `mutes` (`member_id`,`seq`);--> statement-breakpoint
CREATE TABLE `push_slots` (
	`member_id` text NOT NULL,
	`day` text NOT NULL,
	`slot` integer NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`member_id`, `day`, `slot`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_slots_by_key` ON `push_slots` (`key`);--> statement-breakpoint
CREATE TABLE `pushes` (
	`key` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`line` text NOT NULL,
	`card` text,
	`state` text NOT NULL,
	`because` text NOT NULL,
	`written_at` integer NOT NULL,
	`due_at` integer,
	`expires_at` integer,
	`left_at` integer,
	`digest_key` text
);
--> statement-breakpoint
CREATE INDEX `pushes_due` ON `pushes` (`due_at`) WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX `pushes_by_member` ON `pushes` (`member_id`,`left_at`);--> statement-breakpoint
CREATE INDEX `pushes_by_digest` ON `pushes` (`digest_key`);