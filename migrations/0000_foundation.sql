CREATE TABLE `audit_lines` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seals` (
	`book` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`book`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `confirmations` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`stage` text NOT NULL,
	`confirmed_by` text NOT NULL,
	`evidence` text NOT NULL,
	`late` integer DEFAULT false NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`corrects` integer,
	`reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `confirmations_key_unique` ON `confirmations` (`key`);--> statement-breakpoint
CREATE INDEX `confirmations_by_member` ON `confirmations` (`member_id`,`kind`,`seq`);--> statement-breakpoint
CREATE TABLE `branches` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`chat_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `branches_name_unique` ON `branches` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `branches_chatId_unique` ON `branches` (`chat_id`);--> statement-breakpoint
CREATE TABLE `member_roles` (
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`member_id`, `role`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `members` (
	`id` text PRIMARY KEY NOT NULL,
	`staff_no` text NOT NULL,
	`name` text NOT NULL,
	`account` text,
	`branch_id` text NOT NULL,
	`team_id` text NOT NULL,
	`post` text DEFAULT '' NOT NULL,
	`employment` text DEFAULT 'regular' NOT NULL,
	`shift` text DEFAULT '' NOT NULL,
	`party_member` integer DEFAULT false NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_staffNo_unique` ON `members` (`staff_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `members_account_unique` ON `members` (`account`);--> statement-breakpoint
CREATE INDEX `members_by_branch` ON `members` (`branch_id`,`left_at`);--> statement-breakpoint
CREATE TABLE `mentorships` (
	`member_id` text NOT NULL,
	`mentor_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	PRIMARY KEY(`member_id`, `mentor_id`, `since`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mentor_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`branch_id`) REFERENCES `branches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_by_name` ON `teams` (`branch_id`,`name`);--> statement-breakpoint
CREATE TABLE `policies` (
	`branch_id` text NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`value` text NOT NULL,
	`since` integer NOT NULL,
	PRIMARY KEY(`branch_id`, `key`, `version`)
);
--> statement-breakpoint
CREATE TABLE `pins` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `clicks` (
	`event_id` text PRIMARY KEY NOT NULL,
	`action` text NOT NULL,
	`account` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`event_id` text NOT NULL,
	`subject` text,
	`type` text NOT NULL,
	`partition` text NOT NULL,
	`happened_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`body` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`crashes` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`handled_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_eventId_unique` ON `inbox` (`event_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `inbox_subject_unique` ON `inbox` (`subject`);--> statement-breakpoint
CREATE INDEX `inbox_due` ON `inbox` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `inbox_by_partition` ON `inbox` (`partition`,`state`,`seq`);--> statement-breakpoint
CREATE TABLE `job_cursors` (
	`job` text NOT NULL,
	`scope` text NOT NULL,
	`up_to` integer NOT NULL,
	PRIMARY KEY(`job`, `scope`)
);
--> statement-breakpoint
CREATE TABLE `job_slots` (
	`job` text NOT NULL,
	`scope` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`started_at` integer,
	`finished_at` integer,
	PRIMARY KEY(`job`, `scope`, `at`)
);
--> statement-breakpoint
CREATE INDEX `job_slots_open` ON `job_slots` (`state`,`claimed_until`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`epoch` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `letters` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`lane` text NOT NULL,
	`kind` text NOT NULL,
	`recipient` text NOT NULL,
	`on_message` text,
	`type` text NOT NULL,
	`content` text NOT NULL,
	`ref` text NOT NULL,
	`uuid` text NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`written_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`retry_at` integer,
	`expires_at` integer,
	`ambiguous_since` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`waits` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`message_id` text,
	`chat_id` text,
	`sent_at` integer,
	`last_code` integer,
	`last_error` text,
	`log_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `letters_id_unique` ON `letters` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `letters_key_unique` ON `letters` (`key`);--> statement-breakpoint
CREATE INDEX `letters_by_recipient` ON `letters` (`recipient`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `letters_by_lane` ON `letters` (`state`,`lane`,`seq`);--> statement-breakpoint
CREATE INDEX `letters_by_expiry` ON `letters` (`state`,`expires_at`);--> statement-breakpoint
CREATE INDEX `letters_by_sending` ON `letters` (`sent_at`);--> statement-breakpoint
CREATE INDEX `letters_by_message` ON `letters` (`message_id`);--> statement-breakpoint
CREATE TABLE `redraws` (
	`letter_key` text PRIMARY KEY NOT NULL,
	`wanted` integer DEFAULT 1 NOT NULL,
	`drawn` integer DEFAULT 0 NOT NULL,
	`content` text NOT NULL,
	`due_at` integer NOT NULL,
	`retry_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_by` text,
	`claimed_until` integer,
	`lost_because` text,
	`last_code` integer,
	`drawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `redraws_wanted` ON `redraws` (`due_at`) WHERE wanted > drawn and lost_because is null;--> statement-breakpoint
CREATE INDEX `redraws_by_drawing` ON `redraws` (`drawn_at`);