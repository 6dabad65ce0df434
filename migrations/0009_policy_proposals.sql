CREATE TABLE `policy_proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`version` integer NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`settled_at` integer
);
