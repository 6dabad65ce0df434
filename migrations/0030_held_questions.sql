CREATE TABLE `held_questions` (
	`question_id` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`question_id`, `ref`)
);
--> statement-breakpoint
CREATE INDEX `held_questions_by_ref` ON `held_questions` (`ref`);