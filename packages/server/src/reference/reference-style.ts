/** The look of the reference page, in the light or dark of the reader's system. */
export const referenceStyle = `
:root {
  --ground: #ffffff; --side: #f6f7f9; --text: #1d2430; --soft: #5a6475; --line: #e2e6ec; --link: #0b5cad; --code: #f0f2f6;
  --get: #0b6b4f; --post: #8a4b08; --delete: #a4262c;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181f; --side: #191e27; --text: #dfe5ee; --soft: #98a4b6; --line: #2b3340; --link: #7fb8ff; --code: #202733;
    --get: #5fd0a8; --post: #f0b26a; --delete: #ff9a94;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; scrollbar-gutter: stable; }
body {
  margin: 0; display: grid; grid-template-columns: 19rem minmax(0, 1fr); background: var(--ground); color: var(--text);
  font: 0.95rem/1.6 system-ui, -apple-system, "Segoe UI", "Noto Sans", sans-serif;
}
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; background: var(--ground); padding: 0.4rem 0.8rem; }
nav {
  position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.4rem 1rem 3rem 1.4rem; background: var(--side);
  border-right: 1px solid var(--line); font-size: 0.86rem;
}
.brand { margin: 0 0 1.2rem; font-size: 1.05rem; font-weight: 650; }
.brand a { color: var(--text); }
.brand span { display: block; color: var(--soft); font-size: 0.8rem; font-weight: 400; }
nav summary { cursor: pointer; padding: 0.3rem 0; color: var(--soft); font-weight: 600; }
nav ul { list-style: none; margin: 0 0 0.8rem; padding: 0; }
nav li a { display: flex; gap: 0.55rem; align-items: baseline; padding: 0.16rem 0.4rem; color: var(--text); border-radius: 4px; }
nav li a:hover { background: var(--code); text-decoration: none; }
.dot { flex: none; width: 0.5rem; height: 0.5rem; border-radius: 50%; background: currentColor; }
.get { color: var(--get); } .post { color: var(--post); } .delete { color: var(--delete); }
main { max-width: 58rem; padding: 2.2rem 3rem 6rem; }
h1 { margin: 0 0 0.6rem; font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 3.2rem 0 0; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); font-size: 1.35rem; }
h3 { margin: 0; font-size: 1.05rem; }
h3 a { color: inherit; }
article { padding: 1.6rem 0 0.4rem; }
article:target > h3 { border-left: 3px solid var(--link); padding-left: 0.6rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
.address { margin: 0.5rem 0 0.7rem; }
.address code { background: none; padding: 0; font-size: 0.92rem; }
.address em { font-style: normal; color: var(--soft); }
.method { display: inline-block; min-width: 4.2rem; font: 700 0.74rem/1 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 0.04em; }
.needs, small { color: var(--soft); font-size: 0.84rem; }
code { padding: 0.08em 0.32em; border-radius: 4px; background: var(--code); font: 0.87em/1.4 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
table { width: 100%; margin: 0.7rem 0; border-collapse: collapse; font-size: 0.88rem; table-layout: fixed; }
th { padding: 0.3rem 0.7rem 0.3rem 0; border-bottom: 1px solid var(--line); color: var(--soft); font-weight: 600; text-align: left; }
th:first-child { width: 26%; } th:nth-child(2) { width: 34%; }
td { padding: 0.4rem 0.7rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td ul { margin: 0.2rem 0 0; padding-left: 1rem; color: var(--soft); }
@media (max-width: 52rem) {
  body { display: block; }
  nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line); }
  main { padding: 1.4rem 1.2rem 4rem; }
}
@media print { nav { display: none; } body { display: block; } }
`;
