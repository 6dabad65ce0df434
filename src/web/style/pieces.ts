/** Panels, tables, badges, tiles. */
export const pieces = `
.panel { margin: 0 0 16px; padding: 16px; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--round); }
.panel-head { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 4px 12px; margin-bottom: 10px; }
.panel-aside { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.panel > :last-child { margin-bottom: 0; }
.note { color: var(--quiet); font-size: 14px; }
.empty { padding: 20px 8px; text-align: center; color: var(--quiet); }
.empty p { margin: 0 0 8px; }
.empty .row { justify-content: center; }
.lines { white-space: pre-line; }
.facts + .lines { margin-top: 12px; }
.lines + h2, .facts + h2, .photo + h2 { margin-top: 16px; }
.photo { display: block; max-width: 100%; height: auto; margin: 12px 0; border-radius: var(--round); }
.empty-mark { display: inline-block; width: 40px; height: 28px; margin-bottom: 8px; border: 2px dashed var(--line); border-radius: 8px; }
.facts { margin: 0; display: grid; gap: 10px 24px; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); }
.facts dt { color: var(--quiet); font-size: 14px; }
.facts dd { margin: 0; }
.notice { padding: 12px 16px; border-radius: var(--round); border: 1px solid transparent; background: var(--accent-wash); }
.notice.good { background: var(--good-wash); color: var(--good); }
.notice.bad { background: var(--bad-wash); color: var(--bad); }
.badge:has(+ .badge) { margin-right: 6px; }
.badge { display: inline-block; padding: 0 8px; border-radius: 6px; font-size: 14px; line-height: 24px; white-space: nowrap; background: var(--sunk); color: var(--quiet); }
.badge.good { background: var(--good-wash); color: var(--good); }
.badge.warn { background: var(--warn-wash); color: var(--warn); }
.badge.bad { background: var(--bad-wash); color: var(--bad); }
.badge.info { background: var(--accent-wash); color: var(--accent); }
table { width: 100%; border-collapse: collapse; margin: 0 0 12px; font-size: 15px; }
th { padding: 8px 10px; text-align: left; font-size: 14px; font-weight: 500; color: var(--quiet); border-bottom: 1px solid var(--line); white-space: nowrap; }
td { padding: 10px; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child td { border-bottom: 0; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
@media (max-width: 719px) {
  .facts { grid-template-columns: 1fr; gap: 4px; }
  .facts > div { display: flex; gap: 12px; }
  .facts dt { flex: 0 0 5.5em; line-height: 1.8; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: 10px 0; border-bottom: 1px solid var(--line); }
  tbody tr:last-child { border-bottom: 0; }
  td { display: flex; gap: 12px; padding: 3px 0; border: 0; }
  td::before { content: attr(data-label); flex: 0 0 5.5em; color: var(--quiet); font-size: 14px; line-height: 1.7; }
  td.blank { display: none; }
  td > div { min-width: 0; flex: 1; }
}
.tiles { list-style: none; margin: 0 0 16px; padding: 0; display: grid; gap: 12px; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); }
.tiles a { display: block; height: 100%; min-height: 76px; padding: 14px 16px; background: var(--sheet); border: 1px solid var(--line); border-radius: var(--round); color: var(--ink); text-decoration: none; }
.tiles a:hover { border-color: var(--accent); }
.tiles strong { display: block; font-weight: 600; }
.tiles span { color: var(--quiet); font-size: 14px; }
.bars { list-style: none; margin: 0 0 12px; padding: 0; display: grid; gap: 14px; }
.bars li { display: grid; gap: 4px; }
.bars-head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; }
.bars-head span { color: var(--quiet); font-size: 14px; }
.bars svg { display: block; width: 100%; height: 12px; border-radius: 6px; background: var(--sunk); }
.bars rect { fill: var(--accent); }
.pager { display: flex; justify-content: space-between; gap: 12px; margin-top: 8px; }
.pager a[rel="next"] { margin-left: auto; }
`
