CREATE TABLE `memories` (
	`member_id` text NOT NULL,
	`point` text NOT NULL,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`last` integer NOT NULL,
	`due` text NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	`rights` integer NOT NULL,
	`surely_wrong` integer NOT NULL,
	`basis` text NOT NULL,
	PRIMARY KEY(`member_id`, `point`)
);
--> statement-breakpoint
CREATE TABLE `review_plans` (
	`member_id` text NOT NULL,
	`day` text NOT NULL,
	`branch_id` text NOT NULL,
	`items` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`planned_at` integer NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	PRIMARY KEY(`member_id`, `day`)
);
--> statement-breakpoint
CREATE INDEX `review_plans_waiting` ON `review_plans` (`settled_at`,`at`);--> statement-breakpoint
CREATE TABLE `review_wishes` (
	`member_id` text PRIMARY KEY NOT NULL,
	`per_day` integer NOT NULL,
	`sureness` integer DEFAULT false NOT NULL,
	`event_id` text NOT NULL,
	`at` integer NOT NULL
);
