CREATE TABLE `regulations` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`version` text NOT NULL,
	`effective_from` text NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`retired_at` integer,
	`retired_by` text
);
--> statement-breakpoint
CREATE TABLE `bank_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`member_id` text NOT NULL,
	`way` text NOT NULL,
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`content` text,
	`shown` text NOT NULL,
	`checked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_drafts_eventId_unique` ON `bank_drafts` (`event_id`);--> statement-breakpoint
CREATE INDEX `bank_drafts_by_expiry` ON `bank_drafts` (`state`,`expires_at`);--> statement-breakpoint
CREATE TABLE `question_conflicts` (
	`kept_id` text NOT NULL,
	`offered_id` text NOT NULL,
	`at` integer NOT NULL,
	`winner_id` text,
	`settled_by` text,
	`settled_at` integer,
	PRIMARY KEY(`kept_id`, `offered_id`)
);
--> statement-breakpoint
CREATE INDEX `question_conflicts_by_offered` ON `question_conflicts` (`offered_id`);--> statement-breakpoint
CREATE TABLE `question_doubts` (
	`question_id` text PRIMARY KEY NOT NULL,
	`answered` integer NOT NULL,
	`rate` real NOT NULL,
	`at` integer NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE TABLE `question_flags` (
	`question_id` text NOT NULL,
	`member_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL,
	`outcome` text,
	`settled_at` integer,
	PRIMARY KEY(`question_id`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `question_flags_by_member` ON `question_flags` (`member_id`,`at`);--> statement-breakpoint
CREATE TABLE `question_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`by` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `question_reviews_by_question` ON `question_reviews` (`question_id`,`at`);--> statement-breakpoint
CREATE TABLE `question_sources` (
	`import_id` text NOT NULL,
	`content_hash` text NOT NULL,
	`question_id` text NOT NULL,
	`fate` text NOT NULL,
	`source` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`import_id`, `content_hash`)
);
--> statement-breakpoint
CREATE INDEX `question_sources_by_question` ON `question_sources` (`question_id`);--> statement-breakpoint
CREATE TABLE `rejudgements` (
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`member_id` text NOT NULL,
	`source` text NOT NULL,
	`ref` text NOT NULL,
	`was` integer NOT NULL,
	`now` integer,
	`at` integer NOT NULL,
	PRIMARY KEY(`from_id`, `to_id`, `member_id`, `source`, `ref`)
);
--> statement-breakpoint
CREATE INDEX `rejudgements_by_member` ON `rejudgements` (`member_id`,`at`);--> statement-breakpoint
ALTER TABLE `questions` ADD `words_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `questions` ADD `corrected_answer` text;--> statement-breakpoint
ALTER TABLE `questions` ADD `superseded` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `questions_by_words` ON `questions` (`words_hash`);--> statement-breakpoint
CREATE INDEX `confirmations_by_correction` ON `confirmations` (`corrects`);