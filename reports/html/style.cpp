#include "reports/html/parts.hpp"

namespace holdtime {

/// Screen, dark and paper are palettes; strategies are the only colours. Contrast of text is at least 4.5, of graphics
/// at least 3.
Markup style_markup() {
    return Markup::literal(R"(<style>
:root{color-scheme:light dark;--paper:#fcfbf8;--card:#fff;--wash:#f2f0ea;--ink:#1d1e22;--soft:#5a5e68;--rule:#e0ddd5;
--grid:#e6e3dc;--axis:#858892;--good:#0b6b54;--goodwash:#e2f1ec;--bad:#b3261e;--badwash:#fbe7e5;
--s0:#2f5da8;--s1:#b04f15;--s2:#0b7a63;--s3:#7a4fa3;--s4:#a83a64;--s5:#6a6a12}
@media(prefers-color-scheme:dark){:root{--paper:#15171a;--card:#1c1f24;--wash:#23272d;--ink:#eceae4;--soft:#a9adb6;
--rule:#32373f;--grid:#2b3037;--axis:#7b808b;--good:#5fcfae;--goodwash:#17342d;--bad:#ff8a80;--badwash:#3d2321;
--s0:#86acec;--s1:#f0975a;--s2:#4fc9ac;--s3:#c3a0ee;--s4:#ee8fb2;--s5:#c9c65c}}
*{box-sizing:border-box}
body{margin:0 auto;padding:28px 20px 60px;max-width:1080px;background:var(--paper);color:var(--ink);
font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1,h2,h3,p,ul,figure,dl{margin:0}
h1{font-size:clamp(26px,4.2vw,38px);line-height:1.15;letter-spacing:-.01em;max-width:24em;margin:4px 0 24px;
text-wrap:balance}
h2{font-size:20px;line-height:1.25}
h3{font-size:15px;margin:20px 0 6px}
small,.kicker,.note,figcaption p,caption,summary{color:var(--soft)}
.kicker,.note{font-size:14px}
.nb{white-space:nowrap}
.note{margin:10px 2px 0}
.s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}
.grey{--c:var(--soft)}
.decision{display:grid;grid-template-columns:3fr 2fr;border:1px solid var(--rule);border-radius:12px;overflow:hidden;
background:var(--card)}
#verdict{padding:22px 26px}
#before{padding:22px 26px;background:var(--wash)}
.say{font-size:17px;line-height:1.5}
.say strong{display:block;font-size:24px;line-height:1.25;letter-spacing:-.005em;margin-bottom:8px}
.say.long strong{font-size:18px;line-height:1.35}
#change{padding:22px 26px}
#change h2{font-size:17px;margin-bottom:10px}
.before>h2{font-size:12px;text-transform:uppercase;letter-spacing:.08em;color:var(--soft);margin-bottom:8px}
#change .say{margin-top:14px}.lead{padding-left:18px;font-size:17px;line-height:1.45}.lead li+li{margin-top:6px}
#change .say strong{font-size:19px}
.decision.before{display:block;margin-top:14px;padding:16px 26px}.before #verdict{padding:0}
.before .say,.before p{font-size:15px}.before .say strong{font-size:16px;margin-bottom:4px}
.was{display:block;font-size:13px}.chip+.was{margin-top:2px}
#verdict p+p{margin-top:12px}
#before h2{font-size:12px;text-transform:uppercase;letter-spacing:.08em;color:var(--soft);margin-bottom:8px}
#before ul{padding-left:18px}
#before li+li{margin-top:8px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
table#strategies{width:100%;margin-top:22px;table-layout:fixed;background:var(--card);border:1px solid var(--rule);
border-radius:12px;border-spacing:0;border-collapse:separate;overflow:hidden}
#strategies th,#strategies td{padding:11px 13px;text-align:left;vertical-align:top;font-weight:400}
#strategies tbody tr>*{border-top:1px solid var(--rule)}
#strategies thead th{font-weight:650;font-size:16px}
#strategies tbody th{color:var(--soft)}
.name{display:-webkit-inline-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden;
vertical-align:top;max-width:calc(100% - 20px)}
.key{display:inline-block;width:10px;height:10px;border-radius:3px;background:var(--c);margin-right:8px}
.chosen{display:inline-block;margin-left:8px;padding:1px 9px;border-radius:9px;background:var(--c);color:var(--card);
font-size:12px;font-weight:650}
.who{display:none}
.goal+.goal{margin-top:8px}
.goal{font-size:14px;line-height:1.4}
.state{font-weight:650;white-space:nowrap}
.good{color:var(--good)}.bad{color:var(--bad)}.look{color:var(--soft)}
.figure{font-size:19px;font-weight:650;letter-spacing:-.01em}.figure small{font-size:.68em;font-weight:400}
.bar{display:block;height:4px;margin:5px 0 7px;background:var(--grid);border-radius:2px;max-width:210px}
.bar i{display:block;height:4px;border-radius:2px;background:var(--c)}
.chip{display:inline-block;font-size:13px;color:var(--soft)}
.chip.good{color:var(--good);background:var(--goodwash)}.chip.bad{color:var(--bad);background:var(--badwash)}
.chip.good,.chip.bad{padding:1px 8px;border-radius:7px}
main{display:grid;grid-template-columns:1fr 1fr;gap:52px 44px;margin-top:56px}
figure,.full{min-width:0}
.wide,.full{grid-column:1/-1}
figcaption p{max-width:44em;margin:4px 0 16px}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(300px,100%),1fr));gap:20px 44px}
svg{display:block;width:100%;max-width:460px;height:auto;overflow:visible;--w:1}
text{font-size:12px;fill:var(--ink);unicode-bidi:isolate}
text.t{font-size:13px;font-weight:650}text.n{font-weight:650}text.q{font-size:11px;fill:var(--soft)}
text.e{text-anchor:end}text.m{text-anchor:middle}text.on{fill:var(--card);font-weight:650}
.f{fill:var(--c)}.half{fill-opacity:.62}.third{fill-opacity:.34}
.open{fill:none;stroke:var(--axis);stroke-width:1}.dash{stroke-dasharray:2 1.6;stroke:var(--c)}
.hollow{fill:var(--card);stroke:var(--c);stroke-width:1.5}
.l{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}.thin{stroke-width:1.5}
.lead{stroke-width:1}text.c{fill:var(--c)}text.q,text.t{paint-order:stroke;stroke:var(--paper);stroke-width:2.5px;
stroke-linejoin:round}
.loop{fill:none;stroke:var(--c);stroke-opacity:.5}.tip{fill:var(--c)}
.p1{stroke-dasharray:6 3}.p2{stroke-dasharray:2 2.5}.p3{stroke-dasharray:8 3 2 3}
.band{fill:var(--c);fill-opacity:.2}
.bars{fill:var(--axis);fill-opacity:.62}
.bed{fill:var(--grid)}
.ring{stroke:var(--paper);stroke-width:1.5}
.h1{fill-opacity:.14}.h2{fill-opacity:.34}.h3{fill-opacity:.55}.h4{fill-opacity:.78}
.g0{fill-opacity:.07}.g1{fill-opacity:.15}.g2{fill-opacity:.24}.g3{fill-opacity:.34}.g4{fill-opacity:.45}
.frame{fill:none;stroke:var(--rule);stroke-width:1}text.w{font-size:11px;font-weight:600}
.axis,.grid,.target{fill:none}.axis{stroke:var(--axis);stroke-width:1}.grid{stroke:var(--grid);stroke-width:1}
.target{stroke:var(--ink);stroke-width:1.2;stroke-dasharray:4 3}
.cursor{stroke:var(--ink);stroke-width:1;visibility:hidden}
details{margin-top:12px}
summary{cursor:pointer;font-size:14px;width:fit-content;border-radius:4px}
:focus-visible{outline:2px solid var(--s0);outline-offset:3px}
.data{margin:12px 0 18px;font-size:13px;width:100%}
.data caption{text-align:left;font-weight:650;color:var(--ink);padding:4px 0}
.data th,.data td{padding:4px 10px 4px 0;text-align:right;vertical-align:top;border-top:1px solid var(--rule);
font-weight:400}
.data th:first-child,.data .w,.words th,.words td{text-align:left}
.data th{max-width:22em}.words th{overflow-wrap:anywhere;min-width:8em}
.data{overflow-wrap:break-word}
.data .good,.data .bad{font-weight:650}
.data thead th{overflow-wrap:normal;color:var(--soft);border-top:0;vertical-align:bottom}
.summary{margin-top:22px;background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:6px 16px}
.summary .data{font-size:15px;margin:6px 0}
.beyond{overflow-x:auto}
.map.data{font-size:12px}.map th,.map td{padding:4px 4px!important;white-space:nowrap}
.below-it{display:block;font-size:.85em;font-weight:400}
.map caption{max-width:44em}
.map td{border:1px solid var(--rule)}
.map td.cell{background:color-mix(in srgb,var(--c,var(--card)) 16%,var(--card))}
.below{color:var(--soft);padding-left:12px!important}
#evidence>details{margin-top:0;border-top:1px solid var(--rule);padding:12px 0}
#evidence>h2{margin-bottom:14px}
#evidence summary{font-size:15px;font-weight:650;color:var(--ink)}
#evidence p,#evidence ul,dl{margin-top:8px;max-width:52em}
dt{font-weight:650;margin-top:8px}dd{margin:0;color:var(--soft)}
code{font:13px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.read{font-size:14px;min-height:3em;margin-top:8px;color:var(--soft)}
footer{margin-top:48px;font-size:13px;color:var(--soft)}
.many,.many tbody,.many tr,.many td,.many th{display:block}
.many thead{display:none}.many .who{display:block}
@media screen and (min-width:761px){
.lone{display:grid;grid-template-columns:minmax(0,410px) minmax(0,1fr);column-gap:32px}
.lone figcaption{grid-column:1/-1}.lone details{margin-top:0;min-width:0}.lone .data{margin-top:4px}
}
@media screen and (max-width:760px){
body{padding:20px 14px 40px}
.decision{grid-template-columns:1fr}
#verdict,#before{padding:18px}
.say{font-size:16px}.say strong{font-size:21px}
main{grid-template-columns:1fr;gap:44px;margin-top:44px}
svg{max-width:560px}
table#strategies,table#strategies thead,table#strategies tbody{display:block}
#strategies.few tr{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr))}
table#strategies thead td{display:none}
table#strategies tbody th{grid-column:1/-1;padding:12px 12px 0}
table#strategies tbody tr{border-top:1px solid var(--rule)}
table#strategies tbody tr>*{border-top:0}
table#strategies th,table#strategies td{padding:7px 6px 11px 12px}
#strategies thead th{font-size:14px}
.chosen{display:block;width:fit-content;margin:3px 0 0}
.some,.some tr,.some td,.some th{display:block}.some thead{display:none!important}.some .who{display:block}
.figure{font-size:16px}.goal{font-size:13px}.chip{font-size:12px}
.stack,.stack tbody,.stack tr,.stack th,.stack td,.stack caption{display:block}
.stack thead{display:none}
.stack tr{border-top:1px solid var(--rule);padding:6px 0}
.stack tbody th{text-align:left;font-weight:650;border-top:0!important}
.stack td,.stack td.w{display:flex;justify-content:flex-end;gap:6px;border-top:0!important;text-align:right}
.stack td:empty{display:none}
.stack td::before{content:attr(data-label);color:var(--soft);text-align:left;margin-right:auto}
.data{font-size:12px}.data th,.data td{padding-right:6px}
}
.who{color:var(--c);font-weight:650}
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--wash:#f5f4f0;--ink:#000;--soft:#4a4d55;--rule:#ccc;--grid:#ddd;
--axis:#777;--good:#0b6b54;--goodwash:#fff;--bad:#b3261e;--badwash:#fff;--s0:#2f5da8;--s1:#b04f15;--s2:#0b7a63;
--s3:#7a4fa3;--s4:#a83a64;--s5:#6a6a12}
@page{size:A4;margin:14mm 13mm}
body{padding:0;max-width:none;font-size:9.5pt;line-height:1.35;
print-color-adjust:exact;-webkit-print-color-adjust:exact}
h1{font-size:17pt;margin-bottom:8pt}
.decision{grid-template-columns:3fr 2fr}
#verdict,#before{padding:8pt 11pt}
.say{font-size:10pt;line-height:1.35}.say strong{font-size:13pt;margin-bottom:4pt}
#verdict p+p{margin-top:6pt}#before li+li{margin-top:4pt}
#strategies{margin-top:8pt;break-inside:avoid}
#strategies th,#strategies td{padding:3pt 6pt}
#strategies.some,#strategies.many{break-inside:auto;font-size:8pt}.some .figure{font-size:9pt}
.data{font-size:8pt}.data th,.data td{padding:1.5pt 6pt 1.5pt 0}
.figure{font-size:11pt}.goal{font-size:8pt;line-height:1.25}.goal+.goal{margin-top:3pt}
.bar{margin:2pt 0}.chip{font-size:8.5pt}
main{gap:16pt 22pt;margin:0;break-before:page}
figure{break-inside:avoid}
.plots{grid-template-columns:1fr 1fr;gap:10pt 24pt}
figure:not(.wide) .plots{grid-template-columns:1fr}
.lone svg{max-width:11cm}.read{display:none}.beyond{overflow:visible}.data{overflow-wrap:anywhere}
summary{list-style:none}
figure details{display:none}
.data caption,.data thead{break-after:avoid}.data tr{break-inside:avoid}.data tbody tr:first-child{break-before:avoid}
#evidence{break-inside:auto}
#evidence details::details-content{content-visibility:visible;height:auto}
}
</style>)");
}

}  // namespace holdtime
