CREATE TABLE `attempts` (
	`source` text NOT NULL,
	`ref` text NOT NULL,
	`member_id` text NOT NULL,
	`question_id` text NOT NULL,
	`point` text NOT NULL,
	`branch_id` text NOT NULL,
	`choice` text NOT NULL,
	`correct` integer NOT NULL,
	`confident` integer,
	`latency_ms` integer,
	`answered_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`voided_at` integer,
	PRIMARY KEY(`source`, `ref`, `member_id`, `question_id`)
);
--> statement-breakpoint
CREATE INDEX `attempts_by_member` ON `attempts` (`member_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `attempts_by_question` ON `attempts` (`question_id`);--> statement-breakpoint
CREATE INDEX `attempts_by_branch` ON `attempts` (`branch_id`,`answered_at`);--> statement-breakpoint
CREATE TABLE `gap_steps` (
	`event_id` text PRIMARY KEY NOT NULL,
	`gap_id` text NOT NULL,
	`seq` integer NOT NULL,
	`step` text NOT NULL,
	`result` text NOT NULL,
	`by` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`gap_id`) REFERENCES `gaps`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gap_steps_in_order` ON `gap_steps` (`gap_id`,`seq`);--> statement-breakpoint
CREATE TABLE `gaps` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`point` text NOT NULL,
	`question_id` text NOT NULL,
	`because` text NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`closed_at` integer,
	`closed_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gaps_open` ON `gaps` (`member_id`,`point`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `gaps_by_member` ON `gaps` (`member_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `gaps_by_branch` ON `gaps` (`branch_id`,`closed_at`);--> statement-breakpoint
ALTER TABLE `questions` ADD `point` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `author_id` text DEFAULT 'operator' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `follows` text REFERENCES questions(id);--> statement-breakpoint
ALTER TABLE `questions` ADD `regulation` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `reviewed_by` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `quarantined_at` integer;--> statement-breakpoint
ALTER TABLE `questions` ADD `recheck_at` integer;--> statement-breakpoint
CREATE INDEX `questions_by_point` ON `questions` (`point`);--> statement-breakpoint
CREATE INDEX `questions_by_follows` ON `questions` (`follows`);