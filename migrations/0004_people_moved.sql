-- What the roster said so far, in the new books: one company, where everybody belongs, and roles within their scope.
INSERT INTO companies (id, name) SELECT 'own', 'own' WHERE EXISTS (SELECT 1 FROM branches);
--> statement-breakpoint
INSERT INTO postings (member_id, branch_id, team_id, post, since, until) SELECT id, branch_id, team_id, post, joined_at, left_at FROM members;
--> statement-breakpoint
INSERT INTO role_grants (member_id, role, scope_kind, scope_id, since, granted_by)
SELECT r.member_id, r.role, CASE r.role WHEN 'team-leader' THEN 'team' ELSE 'branch' END, CASE r.role WHEN 'team-leader' THEN m.team_id ELSE m.branch_id END, m.joined_at, 'system'
FROM member_roles r JOIN members m ON m.id = r.member_id;
