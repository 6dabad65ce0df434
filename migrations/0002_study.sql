CREATE TABLE `questions` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`kind` text NOT NULL,
	`stem` text NOT NULL,
	`options` text NOT NULL,
	`answer` text NOT NULL,
	`explanation` text NOT NULL,
	`basis` text NOT NULL,
	`subject` text NOT NULL,
	`post` text NOT NULL,
	`difficulty` integer NOT NULL,
	`imported_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questions_by_content` ON `questions` (`branch_id`,`content_hash`);--> statement-breakpoint
CREATE INDEX `questions_by_subject` ON `questions` (`branch_id`,`subject`);--> statement-breakpoint
CREATE TABLE `daily_answers` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`choice` text NOT NULL,
	`correct` integer NOT NULL,
	`way` text NOT NULL,
	`late` integer NOT NULL,
	`event_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`),
	FOREIGN KEY (`round_id`) REFERENCES `daily_rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `daily_answers_by_member` ON `daily_answers` (`member_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `daily_drafts` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`choice` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`)
);
--> statement-breakpoint
CREATE TABLE `daily_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`day` text NOT NULL,
	`question_id` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`pushed_at` integer NOT NULL,
	`closed_at` integer,
	`closing_slot` integer,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `daily_rounds_by_day` ON `daily_rounds` (`branch_id`,`day`);--> statement-breakpoint
CREATE INDEX `daily_rounds_by_push` ON `daily_rounds` (`branch_id`,`pushed_at`);--> statement-breakpoint
CREATE INDEX `daily_rounds_by_question` ON `daily_rounds` (`question_id`);