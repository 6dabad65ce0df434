CREATE TABLE `calendar_days` (
	`branch_id` text NOT NULL,
	`day` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`branch_id`, `day`, `version`)
);
--> statement-breakpoint
CREATE TABLE `calendar_years` (
	`branch_id` text NOT NULL,
	`year` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`branch_id`, `year`)
);
--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_by` text,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE INDEX `absences_by_member` ON `absences` (`member_id`,`last_day`);--> statement-breakpoint
CREATE TABLE `rotations` (
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`since` text NOT NULL,
	`pattern` text NOT NULL,
	`anchor` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject`, `version`)
);
--> statement-breakpoint
CREATE TABLE `shift_patterns` (
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	`version` integer NOT NULL,
	`since` text NOT NULL,
	`shifts` text NOT NULL,
	`cycle` text NOT NULL,
	`anchor` text,
	`example` integer DEFAULT false NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`branch_id`, `name`, `version`)
);
--> statement-breakpoint
CREATE TABLE `turn_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`shift` text,
	`swap_id` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_by` text,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `turn_changes_standing` ON `turn_changes` (`member_id`,`day`) WHERE cancelled_at is null;--> statement-breakpoint
CREATE TABLE `work_stops` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`team_id` text,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`why` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`cancelled_by` text,
	`cancelled_at` integer
);
--> statement-breakpoint
CREATE INDEX `work_stops_by_branch` ON `work_stops` (`branch_id`,`last_day`);