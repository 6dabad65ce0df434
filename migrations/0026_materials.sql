CREATE TABLE `case_showings` (
	`key` text PRIMARY KEY NOT NULL,
	`family` text NOT NULL,
	`branch_id` text NOT NULL,
	`shown_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `case_showings_by_branch` ON `case_showings` (`branch_id`,`family`,`shown_at`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`family` text NOT NULL,
	`version` integer NOT NULL,
	`once` text NOT NULL,
	`kind` text NOT NULL,
	`posts` text NOT NULL,
	`title` text NOT NULL,
	`happened` text NOT NULL,
	`place` text NOT NULL,
	`story` text NOT NULL,
	`causes` text NOT NULL,
	`lessons` text NOT NULL,
	`environment` text NOT NULL,
	`equipment` text NOT NULL,
	`response` text NOT NULL,
	`basis` text NOT NULL,
	`source` text NOT NULL,
	`pictures` text NOT NULL,
	`sample` integer DEFAULT false NOT NULL,
	`author_id` text NOT NULL,
	`written_at` integer NOT NULL,
	`replaced_at` integer,
	`retired_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_by_version` ON `cases` (`family`,`version`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_by_form` ON `cases` (`branch_id`,`once`);--> statement-breakpoint
CREATE INDEX `cases_by_branch` ON `cases` (`branch_id`,`kind`);--> statement-breakpoint
CREATE TABLE `material_readings` (
	`material_id` text NOT NULL,
	`version` integer NOT NULL,
	`member_id` text NOT NULL,
	`read_at` integer NOT NULL,
	`last_read_at` integer NOT NULL,
	`misses` integer DEFAULT 0 NOT NULL,
	`missed_at` integer,
	`understood_at` integer,
	PRIMARY KEY(`material_id`, `version`, `member_id`)
);
--> statement-breakpoint
CREATE INDEX `material_readings_by_member` ON `material_readings` (`member_id`);--> statement-breakpoint
CREATE TABLE `material_sendings` (
	`id` text PRIMARY KEY NOT NULL,
	`once` text NOT NULL,
	`material_id` text NOT NULL,
	`audience` text NOT NULL,
	`target` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	`remind_at` integer,
	`reminded_at` integer,
	`cancelled_at` integer,
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_sendings_once_unique` ON `material_sendings` (`once`);--> statement-breakpoint
CREATE INDEX `material_sendings_by_material` ON `material_sendings` (`material_id`);--> statement-breakpoint
CREATE INDEX `material_sendings_due` ON `material_sendings` (`sent_at`,`due_at`);--> statement-breakpoint
CREATE TABLE `material_versions` (
	`material_id` text NOT NULL,
	`version` integer NOT NULL,
	`once` text NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`purpose` text NOT NULL,
	`subject` text NOT NULL,
	`post` text NOT NULL,
	`body` text NOT NULL,
	`links` text NOT NULL,
	`files` text NOT NULL,
	`source` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`question_id` text,
	`changes` text NOT NULL,
	`author_id` text NOT NULL,
	`written_at` integer NOT NULL,
	`published_at` integer,
	`renew_at` integer,
	`renewed_at` integer,
	PRIMARY KEY(`material_id`, `version`),
	FOREIGN KEY (`material_id`) REFERENCES `materials`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `material_versions_once_unique` ON `material_versions` (`once`);--> statement-breakpoint
CREATE TABLE `material_waits` (
	`member_id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `materials` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`version` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`retired_by` text
);
--> statement-breakpoint
CREATE INDEX `materials_by_branch` ON `materials` (`branch_id`,`created_at`);