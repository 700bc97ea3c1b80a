// How the page looks, in light and in dark.

/** The text of the page's style sheet. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --paper: #fff; --ink: #1b2330; --quiet: #596575; --line: #dde2e9; --link: #1d5fd1; --code: #f1f3f6;
  --drifted: #8a5a00; --missing: #b3261e; --unmanaged: #7a3aa8; --unchecked: #0b6b7a; --pending: #3b5b92; --accepted: #4d6057;
  --security: #b3261e; --warning: #fff4dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161d; --paper: #1a202a; --ink: #e4e9f0; --quiet: #9aa7b8; --line: #2d3644; --link: #82b1ff; --code: #232b37;
    --drifted: #f0b94d; --missing: #ff8a80; --unmanaged: #cf9cf2; --unchecked: #6fd3e3; --pending: #9db8ee; --accepted: #a9bfb3;
    --security: #ff8a80; --warning: #3a2f16;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 7rem; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
header, main { max-width: 78rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.75rem; }
h1 { margin: 0; font-size: 1.7rem; letter-spacing: -0.01em; }
header p { margin: 0.15rem 0; }
.at, small, caption { color: var(--quiet); }
small { font-size: 0.87em; font-weight: 400; }
.incomplete { margin: 0.9rem 0 0; padding: 0.6rem 0.9rem; background: var(--warning); border-left: 4px solid var(--drifted); border-radius: 4px; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0; }
.card { padding: 0.6rem 0.9rem; background: var(--paper); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 6px; }
.card dt { color: var(--quiet); }
.card dd { margin: 0; font-size: 1.6rem; line-height: 1.2; font-weight: 600; font-variant-numeric: tabular-nums; color: var(--tone); }
.card.zero { border-top-color: var(--line); }
.card.zero dd { color: var(--quiet); font-weight: 400; }
.drifted { --tone: var(--drifted); } .missing { --tone: var(--missing); } .unmanaged { --tone: var(--unmanaged); }
.unchecked { --tone: var(--unchecked); } .pending { --tone: var(--pending); } .accepted { --tone: var(--accepted); }
.security { --tone: var(--security); }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1.4rem; padding: 0.7rem 0.9rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
form .text { flex: 1 1 16rem; display: flex; align-items: center; gap: 0.5rem; }
form label { white-space: nowrap; }
fieldset { display: flex; flex-wrap: wrap; align-items: center; gap: 0.2rem 0.8rem; margin: 0; padding: 0; border: 0; }
legend { float: left; padding: 0 0.6rem 0 0; color: var(--quiet); }
input, select { font: inherit; accent-color: var(--link); }
input[type='search'], select { min-width: 0; padding: 0.25rem 0.5rem; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; }
input[type='search'] { flex: 1; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
#shown { margin: 0.9rem 0 0; color: var(--quiet); }
.group { margin: 0.75rem 0 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
h2 { margin: 0; padding: 0.7rem 0.9rem; font-size: 1.05rem; overflow-wrap: anywhere; }
.count { float: right; padding: 0 0.55rem; background: var(--code); border-radius: 999px; font-size: 0.85rem; font-weight: 400; font-variant-numeric: tabular-nums; }
table, thead, tbody { display: block; }
tr { display: grid; grid-template-columns: 11rem minmax(0, 1fr) 12rem 15rem; border-top: 1px solid var(--line); }
tbody tr { content-visibility: auto; contain-intrinsic-height: auto 4.2rem; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.45rem 0.9rem; text-align: left; overflow-wrap: anywhere; }
th { color: var(--quiet); font-size: 0.85rem; font-weight: 400; }
.status, .mark { display: inline-block; margin: 0 0.3rem 0.15rem 0; padding: 0 0.5rem; border: 1px solid currentColor; border-radius: 999px; font-size: 0.85rem; }
.status { color: var(--tone); }
.mark { color: var(--quiet); }
.mark.security { color: var(--paper); background: var(--security); border-color: var(--security); font-weight: 600; }
summary { cursor: pointer; }
summary code { background: none; padding: 0; }
.kind { color: var(--quiet); }
code { padding: 0.05rem 0.3rem; background: var(--code); border-radius: 3px; font: 0.9em/1.45 ui-monospace, monospace; }
td .account { display: none; color: var(--quiet); font-size: 0.87em; }
[data-by='owner'] td .account { display: block; padding-left: 1.05rem; }
.value { margin: 0.5rem 0; }
h3 { margin: 0; font-size: 0.9rem; font-weight: 600; }
td dl { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.15rem 0.6rem; margin: 0.2rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
dd code { display: inline-block; white-space: pre-wrap; }
.facts { padding-top: 0.35rem; border-top: 1px dashed var(--line); }
details ul { margin: 0.4rem 0; padding-left: 1.2rem; }
pre { margin: 0.2rem 0; overflow-x: auto; }
.notes { margin: 0.75rem 0 1.5rem; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
.notes ul { margin: 0; padding: 0 0.9rem 0.7rem 2.1rem; overflow-wrap: anywhere; }
.who, time { font-variant-numeric: tabular-nums; }
.nothing { padding: 2rem; text-align: center; color: var(--quiet); }
@media (max-width: 50rem) {
  header, main { padding-left: 0.75rem; padding-right: 0.75rem; }
  form { position: static; }
  thead { display: none; }
  tr { display: block; padding: 0.4rem 0; }
  td { display: block; padding: 0.1rem 0.9rem; }
  td:empty { display: none; }
}
@media print { form, #shown { display: none; } tbody tr { content-visibility: visible; break-inside: avoid; } }
`;
