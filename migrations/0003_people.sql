CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `companies_name_unique` ON `companies` (`name`);--> statement-breakpoint
CREATE TABLE `postings` (
	`member_id` text NOT NULL,
	`branch_id` text NOT NULL,
	`team_id` text NOT NULL,
	`post` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	PRIMARY KEY(`member_id`, `since`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `role_grants` (
	`member_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer,
	`granted_by` text NOT NULL,
	`ended_by` text,
	PRIMARY KEY(`member_id`, `role`, `scope_kind`, `scope_id`, `since`),
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `role_grants_by_scope` ON `role_grants` (`scope_kind`,`scope_id`,`role`);--> statement-breakpoint
ALTER TABLE `branches` ADD `company_id` text DEFAULT 'own' NOT NULL;