CREATE TABLE `weekly_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`week` text NOT NULL,
	`topic` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`policy_revision` integer,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `weekly_rounds_by_week` ON `weekly_rounds` (`branch_id`,`week`);--> statement-breakpoint
CREATE INDEX `weekly_rounds_by_state` ON `weekly_rounds` (`state`);