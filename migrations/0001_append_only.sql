-- The ledger, the audit and their seals are written once and never again.
CREATE TRIGGER confirmations_never_change BEFORE UPDATE ON confirmations BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER confirmations_never_go BEFORE DELETE ON confirmations BEGIN SELECT RAISE(ABORT, 'confirmations are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_lines_never_change BEFORE UPDATE ON audit_lines BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_lines_never_go BEFORE DELETE ON audit_lines BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER seals_never_change BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER seals_never_go BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'seals are append-only'); END;
