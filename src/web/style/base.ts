/** Colours, type and the frame of a page. */
export const base = `
:root {
  color-scheme: light dark;
  --ground: #f4f5f7;
  --sheet: #ffffff;
  --sunk: #f0f2f5;
  --line: #dee2e8;
  --ink: #1c2128;
  --quiet: #5a6472;
  --accent: #1f56cf;
  --accent-ink: #ffffff;
  --accent-wash: #e8effd;
  --good: #14713f;
  --good-wash: #e3f5ea;
  --warn: #8a5200;
  --warn-wash: #fdf1dc;
  --bad: #b3261e;
  --bad-wash: #fdeae8;
  --round: 12px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14171c;
    --sheet: #1d2127;
    --sunk: #262b33;
    --line: #353c47;
    --ink: #e9ecf1;
    --quiet: #a4aebc;
    --accent: #8ab1ff;
    --accent-ink: #0c1a36;
    --accent-wash: #1f2f50;
    --good: #7ed3a2;
    --good-wash: #17342a;
    --warn: #f1bf6b;
    --warn-wash: #3a2d16;
    --bad: #ff9d94;
    --bad-wash: #43221f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.6 -apple-system, BlinkMacSystemFont, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans CJK SC", "Microsoft YaHei", "Segoe UI", sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
main:focus { outline: none; }
h1 { margin: 20px 0 16px; font-size: 24px; line-height: 1.3; font-weight: 650; letter-spacing: 0.01em; }
h2 { margin: 0; font-size: 17px; line-height: 1.4; font-weight: 600; }
p { margin: 0 0 12px; }
/* A word or two that a narrow column must not take apart. */
.whole { white-space: nowrap; }
time { font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { max-width: 1040px; margin: 0 auto; padding: 0 16px; }
main.wide { padding-bottom: 48px; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 2; padding: 10px 14px; background: var(--sheet); border-radius: 8px; }
.skip:focus { top: 8px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { background: var(--sheet); border-bottom: 1px solid var(--line); }
.top .wide { display: flex; align-items: center; justify-content: space-between; gap: 8px; min-height: 56px; }
.brand { display: inline-flex; align-items: center; gap: 10px; min-height: 44px; color: var(--ink); font-weight: 650; text-decoration: none; white-space: nowrap; }
.mark { width: 28px; height: 28px; flex: none; }
.mark rect { fill: var(--accent); }
.mark path { fill: none; stroke: var(--accent-ink); stroke-width: 3.4; stroke-linecap: round; stroke-linejoin: round; }
.top nav { display: flex; align-items: center; gap: 2px; }
.top nav a, .top nav button {
  display: inline-flex; align-items: center; min-height: 44px; min-width: 44px; justify-content: center; padding: 0 10px;
  border: 0; border-radius: 8px; background: none; color: var(--quiet); font: inherit; font-size: 15px; text-decoration: none; white-space: nowrap; cursor: pointer;
}
.top nav a:hover, .top nav button:hover { background: var(--sunk); color: var(--ink); }
.top nav a[aria-current] { color: var(--accent); font-weight: 600; box-shadow: inset 0 -2px var(--accent); border-radius: 0; }
@media (max-width: 479px) {
  .brand span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  h1 { font-size: 22px; margin: 16px 0 12px; }
}
@media print {
  .top, .row, .filters, .pager { display: none; }
  body { background: #fff; color: #000; }
}
`
