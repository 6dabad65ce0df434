CREATE TABLE `sync_findings` (
	`key` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`kind` text NOT NULL,
	`member_id` text,
	`account` text,
	`name` text DEFAULT '' NOT NULL,
	`found_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`report_id` text,
	`decided_by` text,
	`decided_at` integer,
	`act` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sync_findings_by_branch` ON `sync_findings` (`branch_id`,`state`);--> statement-breakpoint
CREATE INDEX `sync_findings_by_report` ON `sync_findings` (`report_id`);--> statement-breakpoint
CREATE TABLE `sync_reports` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`at` integer NOT NULL,
	`partly` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`cause` text NOT NULL,
	`because` text NOT NULL,
	`left_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`noticed_at` integer,
	`held_at` integer,
	`held_by` text,
	`state` text DEFAULT 'planned' NOT NULL,
	`ended_at` integer,
	`ended_by` text,
	`act` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_cause_unique` ON `erasures` (`cause`);--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_planned` ON `erasures` (`member_id`) WHERE state = 'planned';--> statement-breakpoint
CREATE INDEX `erasures_due` ON `erasures` (`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `private_words` (
	`commitment` text PRIMARY KEY NOT NULL,
	`about` text,
	`salt` text NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `private_words_by_member` ON `private_words` (`about`);