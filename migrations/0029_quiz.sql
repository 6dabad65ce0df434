CREATE TABLE `quiz_answers` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`team_id` text NOT NULL,
	`choice` text NOT NULL,
	`correct` integer NOT NULL,
	`way` text NOT NULL,
	`event_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`),
	FOREIGN KEY (`round_id`) REFERENCES `quiz_rounds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `quiz_answers_by_member` ON `quiz_answers` (`member_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `quiz_consents` (
	`member_id` text PRIMARY KEY NOT NULL,
	`named` integer NOT NULL,
	`event_id` text NOT NULL,
	`decided_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `quiz_drafts` (
	`round_id` text NOT NULL,
	`member_id` text NOT NULL,
	`choice` text NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`round_id`, `member_id`)
);
--> statement-breakpoint
CREATE TABLE `quiz_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`n` integer NOT NULL,
	`place` integer NOT NULL,
	`question_id` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`closed_at` integer,
	`closed_by` text,
	`first_right` text,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `questions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_rounds_in_order` ON `quiz_rounds` (`quiz_id`,`n`);--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_rounds_by_question` ON `quiz_rounds` (`quiz_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `quiz_rounds_by_first` ON `quiz_rounds` (`first_right`);--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`chat_id` text NOT NULL,
	`live` text,
	`meeting_id` text,
	`mode` text NOT NULL,
	`size` integer NOT NULL,
	`subject` text NOT NULL,
	`plan` text NOT NULL,
	`expected` integer NOT NULL,
	`led_by` text NOT NULL,
	`control` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`because` text,
	`policy_revision` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quizzes_live_unique` ON `quizzes` (`live`);--> statement-breakpoint
CREATE INDEX `quizzes_by_branch` ON `quizzes` (`branch_id`,`started_at`);