CREATE TABLE `mentor_deputies` (
	`mentor_id` text NOT NULL,
	`deputy_id` text NOT NULL,
	`since` text NOT NULL,
	`until` text NOT NULL,
	`arranged_at` integer NOT NULL,
	`arranged_by` text NOT NULL,
	`ended_on` text,
	`ended_by` text,
	PRIMARY KEY(`mentor_id`, `deputy_id`, `arranged_at`),
	FOREIGN KEY (`mentor_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `mentor_deputies_by_deputy` ON `mentor_deputies` (`deputy_id`,`until`);--> statement-breakpoint
CREATE TABLE `ties` (
	`a` text NOT NULL,
	`b` text NOT NULL,
	`kind` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`declared_by` text NOT NULL,
	`ended_by` text,
	PRIMARY KEY(`a`, `b`, `since`),
	FOREIGN KEY (`a`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`b`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ties_current` ON `ties` (`a`,`b`) WHERE until is null;--> statement-breakpoint
CREATE INDEX `ties_by_b` ON `ties` (`b`);--> statement-breakpoint
CREATE TABLE `handover_members` (
	`handover_id` text NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`handover_id`, `member_id`),
	FOREIGN KEY (`handover_id`) REFERENCES `handovers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `handover_members_by_member` ON `handover_members` (`member_id`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`from_id` text,
	`to_id` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`event_id` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`deadline` integer NOT NULL,
	`from_confirmed_at` integer,
	`to_confirmed_at` integer,
	`state` text DEFAULT 'open' NOT NULL,
	`settled_at` integer,
	`settled_event` text,
	`settled_by` text,
	`settled_why` text,
	FOREIGN KEY (`from_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_eventId_unique` ON `handovers` (`event_id`);--> statement-breakpoint
CREATE INDEX `handovers_by_state` ON `handovers` (`state`,`deadline`);--> statement-breakpoint
ALTER TABLE `mentorships` ADD `reason` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `mentorships` ADD `arranged_by` text DEFAULT 'system' NOT NULL;--> statement-breakpoint
ALTER TABLE `mentorships` ADD `ended_by` text;--> statement-breakpoint
ALTER TABLE `mentorships` ADD `ended_why` text;--> statement-breakpoint
ALTER TABLE `mentorships` ADD `approval` text;--> statement-breakpoint
CREATE UNIQUE INDEX `mentorships_current` ON `mentorships` (`member_id`) WHERE until is null;--> statement-breakpoint
CREATE INDEX `mentorships_by_mentor` ON `mentorships` (`mentor_id`,`until`);