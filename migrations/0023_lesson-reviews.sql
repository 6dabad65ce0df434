CREATE TABLE `lesson_review_counts` (
	`lesson` text NOT NULL,
	`item` text NOT NULL,
	`value` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`lesson`, `item`, `value`),
	FOREIGN KEY (`lesson`) REFERENCES `lesson_reviews`(`lesson`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_reviewers` (
	`lesson` text NOT NULL,
	`member_id` text NOT NULL,
	`answered` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`lesson`, `member_id`),
	FOREIGN KEY (`lesson`) REFERENCES `lesson_reviews`(`lesson`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_reviews` (
	`lesson` text PRIMARY KEY NOT NULL,
	`branch_id` text NOT NULL,
	`title` text NOT NULL,
	`lecturer_id` text,
	`opened_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`asked_at` integer,
	`closed_at` integer,
	`voices` integer
);
--> statement-breakpoint
CREATE INDEX `lesson_reviews_by_branch` ON `lesson_reviews` (`branch_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `lesson_reviews_open` ON `lesson_reviews` (`closed_at`);