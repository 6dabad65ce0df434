-- What was told outside is written once and never again.
CREATE TRIGGER anchors_never_change BEFORE UPDATE ON anchors BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER anchors_never_go BEFORE DELETE ON anchors BEGIN SELECT RAISE(ABORT, 'anchors are append-only'); END;
