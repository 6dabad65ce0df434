CREATE TABLE `meeting_attendance` (
	`meeting_id` text NOT NULL,
	`member_id` text NOT NULL,
	`expected` integer DEFAULT true NOT NULL,
	`state` text DEFAULT 'due' NOT NULL,
	`marked_by` text,
	`marked_at` integer,
	`make_up_due` integer,
	`made_up` text,
	`made_up_at` integer,
	`made_up_by` text,
	`claimed_at` integer,
	`claim` text,
	`claim_decided_by` text,
	`claim_decided_at` integer,
	`before` text,
	PRIMARY KEY(`meeting_id`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `meeting_attendance_by_member` ON `meeting_attendance` (`member_id`);--> statement-breakpoint
CREATE INDEX `meeting_attendance_to_make_up` ON `meeting_attendance` (`make_up_due`) WHERE made_up_at is null;--> statement-breakpoint
CREATE TABLE `meeting_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`once` text NOT NULL,
	`words` text NOT NULL,
	`entitled` integer NOT NULL,
	`present` integer NOT NULL,
	`in_favour` integer NOT NULL,
	`against` integer NOT NULL,
	`abstained` integer NOT NULL,
	`outcome` text NOT NULL,
	`corrects` text,
	`by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_decisions_by_form` ON `meeting_decisions` (`meeting_id`,`once`);--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_decisions_by_corrected` ON `meeting_decisions` (`corrects`);--> statement-breakpoint
CREATE TABLE `meeting_minutes` (
	`meeting_id` text NOT NULL,
	`version` integer NOT NULL,
	`place` text NOT NULL,
	`host` text NOT NULL,
	`recorder` text NOT NULL,
	`topics` text NOT NULL,
	`resolution` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`meeting_id`, `version`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meeting_minutes_by_event` ON `meeting_minutes` (`meeting_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `meeting_steps` (
	`meeting_id` text NOT NULL,
	`step` integer NOT NULL,
	`done_by` text NOT NULL,
	`done_at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `step`)
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`branch_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`shift` text,
	`shift_key` text,
	`team_id` text,
	`subject` text DEFAULT '' NOT NULL,
	`place` text DEFAULT '' NOT NULL,
	`agenda` text NOT NULL,
	`planned_at` integer NOT NULL,
	`planned_by` text NOT NULL,
	`written_at` integer NOT NULL,
	`state` text DEFAULT 'planned' NOT NULL,
	`chair_id` text,
	`started_at` integer,
	`start_recorded_at` integer,
	`start_event` text,
	`roll_taken_at` integer,
	`family_spoke` integer DEFAULT false NOT NULL,
	`ended_at` integer,
	`end_recorded_at` integer,
	`end_event` text,
	`late` integer DEFAULT false NOT NULL,
	`late_why` text DEFAULT '' NOT NULL,
	`checks` text,
	`followed_up_at` integer,
	`quorum_percent` integer NOT NULL,
	`policy_revision` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `meetings_key_unique` ON `meetings` (`key`);--> statement-breakpoint
CREATE INDEX `meetings_by_branch` ON `meetings` (`branch_id`,`day`);--> statement-breakpoint
CREATE INDEX `meetings_to_follow` ON `meetings` (`state`) WHERE followed_up_at is null;