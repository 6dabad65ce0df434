CREATE TABLE `anchors` (
	`day` text NOT NULL,
	`book` text NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`day`, `book`)
);
