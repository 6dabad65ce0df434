CREATE TABLE `record_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`once` text NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_requests_by_form` ON `record_requests` (`member_id`,`once`);--> statement-breakpoint
CREATE INDEX `record_requests_by_due` ON `record_requests` (`state`,`due_at`);