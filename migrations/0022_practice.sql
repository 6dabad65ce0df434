CREATE TABLE `post_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`post` text NOT NULL,
	`version` integer NOT NULL,
	`description` text NOT NULL,
	`statements` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `post_texts_by_version` ON `post_texts` (`branch_id`,`post`,`version`);--> statement-breakpoint
CREATE TABLE `practice_rounds` (
	`run` text NOT NULL,
	`member_id` text NOT NULL,
	`post` text NOT NULL,
	`mode` text NOT NULL,
	`finished_at` integer NOT NULL,
	PRIMARY KEY(`run`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `practice_rounds_by_member` ON `practice_rounds` (`member_id`,`finished_at`);--> statement-breakpoint
CREATE TABLE `practice_voices` (
	`event_id` text PRIMARY KEY NOT NULL,
	`heard_at` integer NOT NULL
);
