CREATE TABLE `paper_answers` (
	`paper_id` text NOT NULL,
	`item` integer NOT NULL,
	`choice` text NOT NULL,
	`confident` integer,
	`correct` integer,
	`event_id` text NOT NULL,
	`answered_at` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`paper_id`, `item`),
	FOREIGN KEY (`paper_id`) REFERENCES `papers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `paper_answers_by_event` ON `paper_answers` (`event_id`);--> statement-breakpoint
CREATE TABLE `papers` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`member_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`ref` text NOT NULL,
	`items` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`event` text DEFAULT '' NOT NULL,
	`at` integer DEFAULT 0 NOT NULL,
	`at_since` integer,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`minutes` integer,
	`started_at` integer,
	`deadline` integer,
	`ended_at` integer,
	`policy_revision` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `papers_key_unique` ON `papers` (`key`);--> statement-breakpoint
CREATE INDEX `papers_by_member` ON `papers` (`member_id`,`state`,`at_since`);--> statement-breakpoint
CREATE INDEX `papers_by_ref` ON `papers` (`kind`,`ref`);--> statement-breakpoint
CREATE INDEX `papers_by_end` ON `papers` (`state`,`closes_at`);--> statement-breakpoint
CREATE INDEX `papers_by_deadline` ON `papers` (`state`,`deadline`);