/** Buttons and fields: 44 px for a thumb in a glove. */
export const forms = `
.button {
  display: inline-flex; align-items: center; justify-content: center; min-height: 44px; min-width: 44px; padding: 0 16px;
  border: 1px solid var(--line); border-radius: 10px; background: var(--sheet); color: var(--ink);
  font: inherit; font-size: 15px; font-weight: 500; text-decoration: none; white-space: nowrap; cursor: pointer;
}
.button:hover { border-color: var(--accent); }
.button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.button.main:hover { filter: brightness(1.08); }
.button.danger { border-color: var(--bad); color: var(--bad); }
.button.danger:hover { background: var(--bad-wash); }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: flex-start; margin: 0 0 16px; }
.facts + .row, .facts + .sure, table + .row, form + .row { margin-top: 12px; }
.sure + .sure { margin-top: 8px; }
.act { display: inline-block; }
.sure > summary { list-style: none; }
.sure > summary::-webkit-details-marker { display: none; }
.sure[open] > summary { background: var(--sunk); }
.sure-body { margin-top: 8px; padding: 12px; background: var(--sunk); border-radius: 10px; }
.sure-body p:first-child { margin-bottom: 8px; }
.field { margin: 0 0 16px; }
.field label, legend { display: block; margin-bottom: 4px; font-weight: 500; padding: 0; }
.optional { margin-left: 8px; color: var(--quiet); font-size: 14px; font-weight: 400; }
.field input, .field select, .field textarea {
  width: 100%; min-height: 44px; padding: 9px 12px; border: 1px solid #8791a0; border-radius: 10px;
  background: var(--sheet); color: var(--ink); font: inherit;
}
.field textarea { resize: vertical; }
.field.wrong input, .field.wrong select, .field.wrong textarea { border-color: var(--bad); }
.hint { margin: 4px 0 0; color: var(--quiet); font-size: 14px; }
.error { margin: 4px 0 0; color: var(--bad); font-size: 14px; }
.checks { margin: 0 0 16px; padding: 0; border: 0; }
.check { display: flex; align-items: center; gap: 10px; min-height: 44px; cursor: pointer; }
.check input { width: 20px; height: 20px; margin: 0; accent-color: var(--accent); flex: none; }
.form > .button { min-width: 120px; }
.filters { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: flex-end; margin-bottom: 12px; }
.filters .optional { display: none; }
.filters .button, .filters input, .filters select { height: 46px; }
.form + .note, .form + .row { margin-top: 12px; }
.form + .form, .form + .sure, .row + .form, form + .form { margin-top: 24px; }
.filters .field { margin: 0; flex: 1 1 150px; max-width: 260px; }
@media (min-width: 720px) {
  .form .field { max-width: 520px; }
}
@media (max-width: 479px) {
  .form > .button { width: 100%; }
  .filters .field { max-width: none; }
}
`
