CREATE TABLE `approval_deciders` (
	`approval_id` text NOT NULL,
	`member_id` text NOT NULL,
	`standing` text NOT NULL,
	`because` text,
	PRIMARY KEY(`approval_id`, `member_id`),
	FOREIGN KEY (`approval_id`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approval_deciders_by_member` ON `approval_deciders` (`member_id`);--> statement-breakpoint
CREATE TABLE `approval_votes` (
	`approval_id` text NOT NULL,
	`member_id` text NOT NULL,
	`cast_by` text NOT NULL,
	`choice` text NOT NULL,
	`reason` text NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`approval_id`, `member_id`),
	FOREIGN KEY (`approval_id`) REFERENCES `approvals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `approvals` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`branch_id` text NOT NULL,
	`requested_by` text NOT NULL,
	`payload` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`needed` integer NOT NULL,
	`seats` integer NOT NULL,
	`rejection` text NOT NULL,
	`secret` integer DEFAULT false NOT NULL,
	`deadline` integer NOT NULL,
	`policy_revision` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`act` text DEFAULT '' NOT NULL,
	`decided_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_key_unique` ON `approvals` (`key`);--> statement-breakpoint
CREATE INDEX `approvals_by_state` ON `approvals` (`state`,`deadline`);--> statement-breakpoint
CREATE INDEX `approvals_by_subject` ON `approvals` (`kind`,`subject`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`scope` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `delegations_by_giver` ON `delegations` (`from_id`);--> statement-breakpoint
CREATE INDEX `delegations_by_taker` ON `delegations` (`to_id`);