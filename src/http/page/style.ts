// The look of the status page: paper and ink, one accent for each level, light and dark as the reader's system is.

export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --card: #ffffff; --ink: #1d2126; --soft: #5b646e; --line: #e4e1da;
  --link: #1b4f8f; --mark: #ffe9a3; --mark-ink: #2b2308; --shade: #f3f1ec;
  --pass: #1f7a4d; --warn: #9a5b00; --fail: #b3261e; --info: #4a5a6a;
  --pass-soft: #e6f3ec; --warn-soft: #fbf0dc; --fail-soft: #fbe9e7; --info-soft: #eceff2;
  --serif: ui-serif, "Iowan Old Style", "Palatino Linotype", Charter, Georgia, "Noto Serif", "Noto Serif CJK SC", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK SC", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --card: #1b1f25; --ink: #e7e5e0; --soft: #a2a9b2; --line: #2d333b;
    --link: #93bdf2; --mark: #5a4a10; --mark-ink: #ffeeb8; --shade: #20252c;
    --pass: #6fcf9d; --warn: #f0b45c; --fail: #ff9a90; --info: #aab6c3;
    --pass-soft: #16291f; --warn-soft: #2e2413; --fail-soft: #341b19; --info-soft: #222931;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 var(--sans); }
.page { max-width: 68rem; margin: 0 auto; padding: 2rem 1.5rem 3rem; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 2px; }
h1, h2, h3, p { margin: 0; }
small, .soft { color: var(--soft); font-size: .875rem; }
time { white-space: nowrap; }
.name { overflow-wrap: anywhere; }

.top { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; flex-wrap: wrap; }
.brand { font-weight: 650; letter-spacing: .01em; }
.verdict { display: flex; align-items: center; flex-wrap: wrap; gap: .4rem 1rem; margin: 1.5rem 0 1.25rem; }
.verdict h1 { font: 600 clamp(1.6rem, 4.2vw, 2.4rem)/1.15 var(--serif); letter-spacing: -.01em; text-wrap: balance; }
.dot { flex: none; width: .7em; height: .7em; border-radius: 50%; background: currentColor; display: inline-block; }
.verdict .dot { width: 1rem; height: 1rem; box-shadow: 0 0 0 .4rem var(--halo); }
.pass { --tone: var(--pass); --halo: var(--pass-soft); } .warn { --tone: var(--warn); --halo: var(--warn-soft); }
.fail { --tone: var(--fail); --halo: var(--fail-soft); } .info { --tone: var(--info); --halo: var(--info-soft); }
.dot, strong.fail { color: var(--tone); }
.verdict a { font-size: 1rem; white-space: nowrap; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); margin: 0; padding: 0;
  background: var(--line); gap: 1px; border: 1px solid var(--line); border-radius: 10px; overflow: hidden; }
.tiles div { background: var(--card); padding: .8rem 1rem; }
.tiles dt { color: var(--soft); font-size: .8125rem; }
.tiles dd { margin: 0; font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles dd small { font-weight: 400; }

section { margin-top: 2.75rem; }
section > h2 { font-size: 1.125rem; font-weight: 650; margin-bottom: .85rem; padding-bottom: .5rem;
  border-bottom: 1px solid var(--line); display: flex; justify-content: space-between; gap: 1rem; align-items: baseline; }
section > h2 small { font-weight: 400; }
.quiet { padding: .9rem 1.1rem; border-radius: 10px; background: var(--shade); color: var(--soft); }
.good { background: var(--pass-soft); color: var(--ink); }

.alerts { display: grid; gap: .9rem; }
.alert { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--edge); border-radius: 10px;
  padding: 1rem 1.25rem 1.1rem; }
.low { --edge: var(--line); --tag: var(--soft); } .normal { --edge: #7f95ad; --tag: var(--info); }
.high { --edge: #d98a1f; --tag: var(--warn); } .critical { --edge: #cc3a30; --tag: var(--fail); }
.kicker { display: flex; flex-wrap: wrap; gap: .1rem .6rem; align-items: baseline; font-size: .8125rem; color: var(--soft); }
.level { color: var(--tag); font-weight: 650; text-transform: uppercase; letter-spacing: .06em; font-size: .75rem; }
.kicker time { margin-left: auto; }
.alert h3 { font: 600 1.3125rem/1.3 var(--serif); margin: .3rem 0 .2rem; text-wrap: pretty; overflow-wrap: anywhere; }
.alert h3 a { color: inherit; text-decoration-color: var(--line); }
.alert h3 a:hover { text-decoration-color: currentColor; }
.alert blockquote { margin: .55rem 0 0; padding-left: .85rem; border-left: 2px solid var(--line); overflow-wrap: anywhere; }
.alert .sent { margin-top: .7rem; }
mark { background: var(--mark); color: var(--mark-ink); padding: .02em .14em; border-radius: 3px; }

.findings { list-style: none; margin: 0; padding: 0; display: grid; gap: .6rem; }
.finding { background: var(--halo); border-radius: 10px; padding: .8rem 1.1rem; }
.finding b { font-weight: 650; }
.finding p { color: var(--ink); overflow-wrap: anywhere; }
.finding .remedy { color: var(--soft); font-size: .9375rem; }
.finding .dot { margin-right: .3rem; width: .6em; height: .6em; }
.problems { margin: .6rem 0 0; padding-left: 1.2rem; font: .8125rem/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); border-radius: 10px;
  border-style: hidden; box-shadow: 0 0 0 1px var(--line); overflow: hidden; }
caption { text-align: left; color: var(--soft); font-size: .875rem; padding: 0 0 .6rem; }
th, td { text-align: left; padding: .6rem .9rem; vertical-align: top; border-top: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--soft); font-size: .8125rem; border-top: 0; background: var(--shade); white-space: nowrap; }
tbody th { min-width: 9rem; } tbody th .name { font-weight: 600; }
td { font-variant-numeric: tabular-nums; }
.number { text-align: right; }
td small, th small { display: block; overflow-wrap: anywhere; }
.state { display: inline-flex; align-items: baseline; gap: .45rem; white-space: nowrap; }
.state .dot { width: .55em; height: .55em; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .3rem 1.4rem;
  color: var(--soft); font-size: .875rem; }

@media (max-width: 44rem) {
  .page { padding: 1.25rem 1rem 2.5rem; }
  section { margin-top: 2.25rem; }
  section > h2 { flex-wrap: wrap; gap: .2rem 1rem; }
  .verdict .dot { width: .8rem; height: .8rem; box-shadow: 0 0 0 .3rem var(--halo); margin-left: .3rem; }
  .verdict h1 { flex: 1 1 75%; }
  .tiles { grid-template-columns: 1fr 1fr; }
  .tiles dd small { display: block; font-size: .8125rem; }
  .alert { padding: .9rem 1rem; }
  .alert h3 { font-size: 1.1875rem; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody { display: block; }
  tr { display: grid; grid-template-columns: repeat(3, 1fr) auto; gap: .35rem .6rem; padding: .8rem 1rem;
    border-top: 1px solid var(--line); }
  tr:first-child { border-top: 0; }
  tbody th, tbody td { border: 0; padding: 0; text-align: left; font-size: .9375rem; }
  tbody th, tbody .wide { grid-column: 1 / -1; }
  tbody td:not(.wide)::before { content: attr(data-label); display: block; color: var(--soft); font-size: .75rem; }
  .state { white-space: normal; }
}
@media (prefers-reduced-motion: no-preference) { a { transition: text-decoration-color .15s; } }
@media print { body { background: #fff; } .alert, .finding, tr { break-inside: avoid; } }
`;
