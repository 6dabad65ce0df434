CREATE TABLE `views` (
	`id` text PRIMARY KEY NOT NULL,
	`viewer_id` text NOT NULL,
	`member_id` text NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `views_by_member` ON `views` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `views_by_viewer` ON `views` (`viewer_id`,`at`);