CREATE TABLE `gap_asks` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`team_id` text NOT NULL,
	`day` text NOT NULL,
	`shift` text NOT NULL,
	`chair_id` text NOT NULL,
	`gap_ids` text NOT NULL,
	`starts_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `gap_asks_by_chair` ON `gap_asks` (`chair_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `gap_asks_by_start` ON `gap_asks` (`starts_at`);--> statement-breakpoint
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
CREATE TABLE `lesson_review_counts` (
	`lesson` text NOT NULL,
	`item` text NOT NULL,
	`value` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`lesson`, `item`, `value`),
	FOREIGN KEY (`lesson`) REFERENCES `lesson_reviews`(`lesson`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_reviewers` (
	`lesson` text NOT NULL,
	`member_id` text NOT NULL,
	`answered` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`lesson`, `member_id`),
	FOREIGN KEY (`lesson`) REFERENCES `lesson_reviews`(`lesson`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_reviews` (
	`lesson` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`title` text NOT NULL,
	`lecturer_id` text,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`asked_at` integer,
	`closed_at` integer,
	`voices` integer
);
--> statement-breakpoint
CREATE INDEX `lesson_reviews_by_branch` ON `lesson_reviews` (`branch_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `lesson_reviews_open` ON `lesson_reviews` (`closed_at`);--> statement-breakpoint
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
--> statement-breakpoint
ALTER TABLE `gap_steps` ADD `once` text NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `gap_steps_once` ON `gap_steps` (`gap_id`,`once`);--> statement-breakpoint
ALTER TABLE `gaps` ADD `closed_why` text;