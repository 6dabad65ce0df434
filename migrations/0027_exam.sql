CREATE TABLE `exam_appeals` (
	`id` text PRIMARY KEY NOT NULL,
	`exam_id` text NOT NULL,
	`question_id` text NOT NULL,
	`member_id` text NOT NULL,
	`words` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`answer` text,
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exam_appeals_by_item` ON `exam_appeals` (`exam_id`,`question_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `exam_appeals_by_state` ON `exam_appeals` (`state`);--> statement-breakpoint
CREATE TABLE `exam_blueprints` (
	`branch_id` text NOT NULL,
	`version` integer NOT NULL,
	`blueprint` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`branch_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `exam_rulings` (
	`exam_id` text NOT NULL,
	`question_id` text NOT NULL,
	`ruling` text NOT NULL,
	`answer` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`exam_id`, `question_id`),
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `exam_sittings` (
	`exam_id` text NOT NULL,
	`round` text NOT NULL,
	`member_id` text NOT NULL,
	`paper_id` text,
	`excuse` text,
	`excused_by` text,
	`excused_at` integer,
	`sat` integer,
	`earned` integer,
	`out_of` integer,
	`passed` integer,
	`graded_at` integer,
	PRIMARY KEY(`exam_id`, `round`, `member_id`),
	FOREIGN KEY (`exam_id`) REFERENCES `exams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exam_sittings_by_member` ON `exam_sittings` (`member_id`);--> statement-breakpoint
CREATE INDEX `exam_sittings_by_paper` ON `exam_sittings` (`paper_id`);--> statement-breakpoint
CREATE TABLE `exams` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`month` text NOT NULL,
	`state` text NOT NULL,
	`blueprint` text NOT NULL,
	`policy_revision` integer,
	`shortages` text,
	`announced_at` integer NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`resit_opens_at` integer NOT NULL,
	`resit_closes_at` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	`resit_opened_at` integer,
	`settled_at` integer,
	`closing_slot` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exams_by_month` ON `exams` (`branch_id`,`month`);--> statement-breakpoint
CREATE INDEX `exams_by_state` ON `exams` (`state`);--> statement-breakpoint
CREATE TABLE `weekly_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`week` text NOT NULL,
	`topic` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`policy_revision` integer,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `weekly_rounds_by_week` ON `weekly_rounds` (`branch_id`,`week`);--> statement-breakpoint
CREATE INDEX `weekly_rounds_by_state` ON `weekly_rounds` (`state`);