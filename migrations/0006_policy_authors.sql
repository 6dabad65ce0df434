ALTER TABLE `confirmations` ADD `policy_revision` integer;--> statement-breakpoint
ALTER TABLE `policies` ADD `changed_by` text;