// The style of the page: system fonts, one measure, two schemes, print, phones.
import { FONT, SVG_RULES } from '../svg/style.ts';

const LIGHT =
  '--paper:#fff;--wash:#f4f6f8;--ink:#1b2026;--quiet:#57606a;--rule:#d5dae0;--link:#1d5d9b;--yes:#1d5d9b;--no:#a8480b;--warn:#fdf3e7';
const DARK =
  '--paper:#14181d;--wash:#1c2229;--ink:#e6e9ec;--quiet:#a3adb7;--rule:#333c46;--link:#8bbdee;--yes:#82b7eb;--no:#f0a25f;--warn:#2b2219';

const BASE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{scroll-behavior:smooth}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 ${FONT};overflow-wrap:break-word}
h1,p,li,dd,blockquote,.points tbody th,#all tbody th{overflow-wrap:anywhere}
header,main{max-width:62rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1{font-size:2rem;line-height:1.2;margin:0 0 .3rem;letter-spacing:-.01em}
h2{font-size:1.35rem;line-height:1.3;margin:3.25rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--rule)}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
p,li,dd{max-width:44rem}
p{margin:.5rem 0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,button:focus-visible,summary:focus-visible,select:focus-visible,input:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.quiet,caption{color:var(--quiet);font-size:.9rem}
caption{text-align:left;padding-bottom:.35rem}
.sr{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
time{white-space:nowrap}
.verdict{font-size:1.3rem;line-height:1.45;max-width:40rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:1rem 0 0;padding:0}
.warning,th em{background:var(--warn)}
.warning{border-left:4px solid var(--no);padding:.6rem .9rem}
.cautions li{margin:.25rem 0}
code{font-size:.92em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;vertical-align:top;padding:.4rem .75rem .4rem 0;font-weight:400}
thead th{font-size:.85rem;overflow-wrap:normal;color:var(--quiet);border-bottom:1px solid var(--rule);vertical-align:bottom}
.scroll{overflow-x:auto}
`;

const PICTURES = `
svg{display:block;max-width:100%}
.sign{display:inline-block;vertical-align:-.15em}
.shapes{position:absolute}.counts{width:auto}.counts td.n,.funnel td.n,.sources td.n{text-align:right;font-weight:600}
.counts td,.counts th,.funnel td,.funnel th{padding-top:.2rem;padding-bottom:.2rem}
.funnel th{width:15rem}.funnel .bar svg{margin-top:.35rem}
.plot{display:grid;grid-template-columns:minmax(0,30rem) minmax(12rem,1fr);gap:1.5rem;align-items:start;margin:1rem 0}
.plot>svg{width:100%;height:auto}
.plot a{text-decoration:none;outline:none}
.plot a:hover .p-hollow,.plot a:focus-visible .p-hollow,.plot a:hover circle.p-blue,.plot a:focus-visible circle.p-blue{stroke:var(--link);stroke-width:4}
.plot a:focus-visible .p-target{stroke:var(--link);stroke-width:2}
.panel{border-left:1px solid var(--rule);padding-left:1rem}
.panel b{color:var(--ink)}.panel ul{padding-left:1.1rem;margin:.4rem 0}
.points{max-width:46rem}.points tbody th{min-width:5rem}
.points tbody tr:has(+tr .behind) td,.points tbody tr:has(+tr .behind) th{padding-bottom:0}
.points .behind summary{color:var(--quiet);font-size:.9rem}
.time{table-layout:fixed}.time th,.time td{padding-top:0;padding-bottom:0;font-size:.85rem;vertical-align:middle}
.time th:first-child{width:17rem;overflow-wrap:anywhere;line-height:1.25}.time th:last-child,.time td:last-child{width:6rem}
.time td svg{width:100%;height:24px;overflow:visible}.time rect{y:11px;height:2px}
.time tbody tr:hover{background:var(--wash)}
.key span{display:inline-block;margin-right:.9rem}
`;

const RECORD = `
form,fieldset{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;border:0;margin:0 0 1rem;padding:0}
form[hidden],fieldset[hidden]{display:none}
fieldset{background:var(--wash);padding:.6rem .9rem}fieldset div{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin-right:1.5rem}fieldset div[hidden]{display:none}
label{font-size:.95rem}
input,select,button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--quiet);border-radius:3px;padding:.25rem .5rem;max-width:100%;min-height:2rem}
input[type=radio]{min-height:0;vertical-align:-.05em}
thead button{border:0;padding:.25rem 0;background:none;color:var(--quiet);text-align:left;text-decoration:underline dotted;text-underline-offset:.2em;cursor:pointer}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
#all tbody{border-bottom:1px solid var(--rule)}
#all tbody th{width:48%}
#all tbody th a{color:var(--ink);text-decoration-color:var(--rule)}
#all tbody td{white-space:nowrap;font-size:.95rem}
#all td:nth-child(5){white-space:normal;min-width:6rem}
#all .chain td{white-space:normal;padding-top:0}
.o-yes{color:var(--yes)}.o-no,.o-late{color:var(--no)}
.o-yes,.o-no,.o-late,.o-partial{font-weight:600}
th em{display:inline-block;max-width:100%;overflow-wrap:anywhere;font-style:normal;font-size:.8rem;padding:0 .4em;border-radius:3px;margin:.15rem .2rem 0 0}
small{color:var(--quiet);font-size:.9rem}
summary{cursor:pointer}
.chain summary{color:var(--quiet);font-size:.85rem}
.chain [id]{scroll-margin-top:8rem;padding:.25rem 0 1rem 1rem;border-left:3px solid var(--rule);margin:.5rem 0}
.chain [id]:target{border-left-color:var(--link)}
dl{margin:0}dt{font-weight:600;font-size:.9rem;margin-top:.9rem}dd{margin:.1rem 0 .4rem}
blockquote{margin:.2rem 0;font-size:1.1rem;font-style:italic}blockquote::before{content:"“"}blockquote::after{content:"”"}
.evidence{padding-left:1.1rem;margin:.3rem 0}
main{padding-bottom:4rem}
`;

const NARROW = `
@media screen and (max-width:46rem){
th{overflow-wrap:anywhere}h1{font-size:1.6rem}.verdict{font-size:1.15rem}
.plot{grid-template-columns:minmax(0,1fr)}.panel{border-left:0;padding-left:0}
.funnel tr,.counts tr{display:grid;grid-template-columns:1fr auto}.funnel .bar,.counts .about{grid-column:1/-1;padding-top:0}
.counts{width:100%}.funnel th{width:auto}
.time th:first-child{width:42%}.time th:last-child,.time td:last-child{width:4.9rem;padding-right:0}
.time th,.time td{font-size:.75rem}
.points thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.points,.points tbody,.points caption{display:block}.points tr{display:flex;flex-wrap:wrap;column-gap:1rem}.points tbody th,.points td[colspan]{flex:0 0 100%}.bands tbody th{font-weight:600}.bands th::before{content:"said "}
.points td{padding:0;font-size:.9rem}.points td:not([colspan])::before{color:var(--quiet)}.points td:nth-child(2)::before{content:"said "}.points td:nth-child(3)::before{content:"outcome "}.points td:nth-child(4)::before{content:"Brier "}
.bands td:nth-child(2)::before{content:"on average "}.bands td:nth-child(3)::before{content:"happened "}.bands td:nth-child(4)::before{content:"95% interval "}.bands td:nth-child(5)::before{content:"normal if right "}

.sources thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}.sources,.sources tbody,.sources caption{display:block}.sources tr{display:flex;flex-wrap:wrap;column-gap:1rem}.sources tbody th{flex:0 0 100%}.sources td.n{padding:0 0 .4rem;font-size:.85rem}
.sources td::before{color:var(--quiet);font-weight:400}.sources td:nth-child(2)::before{content:"statements "}.sources td:nth-child(3)::before{content:"tracked "}.sources td:nth-child(4)::before{content:"left out "}.sources td:nth-child(5)::before{content:"predictions "}
#all thead th{border:0;padding:0}.time thead .wide{display:none}.time thead .end{text-anchor:end}
#all,#all thead,#all tbody{display:block}#all tbody[hidden]{display:none}
#all tr{display:flex;flex-wrap:wrap;column-gap:1rem}
#all tbody th,#all .chain td{flex:0 0 100%;width:100%;padding-right:0}
#all tr:not(.chain) td{padding:.1rem 0;font-size:.85rem}
#all td:nth-child(5){min-width:0}
#all tr:not(.chain) td::before{color:var(--quiet);font-weight:400}
#all td:nth-child(2)::before{content:"said "}#all td:nth-child(3)::before{content:"due "}#all td:nth-child(4)::before{content:"probability "}#all td:nth-child(5)::before{content:"outcome "}#all td:nth-child(6)::before{content:"Brier "}
.chain [id]{padding-left:.7rem}
label{width:100%;display:flex;gap:.5rem;align-items:center}label select,label input[type=search]{flex:1;min-width:0}
fieldset label{width:auto}
}
`;

const PRINT = `
@media print{
:root{color-scheme:light;font-size:10pt;${LIGHT}}
header,main{max-width:none;padding:0}
nav,#filter,fieldset,.panel{display:none!important}
a{color:inherit;text-decoration:none}.evidence a::after,.sources th a::after{content:" <" attr(href) ">";overflow-wrap:anywhere}
.view[hidden]{display:none}
details::details-content{content-visibility:visible;block-size:auto}
#all tr,.points tr,.time tr,.counts tr,.funnel tr,.plot{break-inside:avoid}#all tr.chain{break-inside:auto}
h2,h3{break-after:avoid}
}
`;

/** All rules of the page as one text. */
export const PAGE_STYLE = [BASE, PICTURES, RECORD, NARROW, PRINT].join('').replaceAll('\n', '') + SVG_RULES;
