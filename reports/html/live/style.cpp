#include "reports/html/live/panel.hpp"

namespace holdtime {

Markup live_style_markup() {
    return Markup::literal(R"(<style>
#live>p{color:var(--soft);margin:4px 0 18px}
.desk{display:grid;grid-template-columns:minmax(270px,1fr) 2fr;grid-template-rows:auto 1fr;gap:0 40px}
.moves{grid-row:1/3;max-height:48em;overflow-y:auto;padding:2px 8px 0 2px;margin-bottom:28px}
.moves summary{font-weight:650;color:var(--ink);font-size:15px}
.move{display:grid;grid-template-columns:1fr auto;gap:0 10px;align-items:baseline;margin-top:12px;font-size:14px}
.lane{grid-column:1/-1;display:flex;align-items:center;gap:6px;margin-top:4px}
.lane small{color:var(--soft);min-width:1.6em}.lane small:first-child{text-align:right}
.move input[type=range]{flex:1;min-width:0;margin:0;accent-color:var(--s0);min-height:26px}
.move input[type=number]{width:5.4em;font:inherit;text-align:right;color:var(--ink);background:var(--card);
border:1px solid var(--axis);border-radius:6px;padding:1px 5px;margin-right:4px}
.move.moved label{font-weight:650}
#live button{font:inherit;padding:6px 16px;border:1px solid var(--axis);border-radius:8px;
background:var(--wash);color:var(--ink);cursor:pointer}
#live .back{visibility:hidden;font-size:15px;line-height:1;padding:3px 6px;margin-left:4px}
#live .moved .back{visibility:visible}
.way-back{position:sticky;bottom:0;padding:12px 0 4px;background:var(--paper)}
#live #live-look{display:none}
#live[aria-busy][data-state=ready] #live-figures,#live[aria-busy][data-state=ready] #live-words{opacity:.45}
#live-status{font-size:14px;color:var(--soft);min-height:1.5em;margin-bottom:8px}
#live[data-state=first-look] #live-status{font-weight:650;color:var(--ink)}
#live-words p+p{margin-top:8px}
#live-words .was-said{color:var(--soft);font-size:14px}
#live-figures table{width:100%;margin-top:16px;table-layout:fixed}
#live-figures th,#live-figures td{padding:8px 10px 8px 0;text-align:left;vertical-align:top;font-weight:400;
border-top:1px solid var(--rule)}
#live-figures thead th{font-weight:650;border-top:0}
#live-figures thead td{border-top:0}
#live-figures tbody th,.was{color:var(--soft)}
.was{display:block;font-size:13px}
#live pre{margin:6px 0 0;padding:12px 14px;background:var(--wash);border-radius:8px;white-space:pre-wrap;
overflow-wrap:anywhere}
.stacked,.stacked tbody,.stacked tr,#live-figures .stacked th{display:block}
#live-figures .stacked tbody th{padding-bottom:0}
.stacked thead{display:none}.stacked .who{display:block}
#live-figures .stacked td{display:grid;grid-template-columns:minmax(5em,2fr) 5fr;gap:0 10px;border-top:0;padding:4px 0}
.stacked .was{display:inline;margin:0 6px}
@media screen and (max-width:760px){
.desk{display:block}
.moves{max-height:none;overflow:visible;padding:0;margin:0}.way-back{position:static}
.state-now{position:sticky;bottom:0;display:flex;gap:12px;align-items:center;justify-content:space-between;
margin:14px -14px;padding:8px 14px;background:var(--card);border-top:1px solid var(--axis)}
#live-status{margin:0}
#live #live-look{display:inline-block;white-space:nowrap}
#live-figures .few,#live-figures .few tbody,#live-figures .few tr,#live-figures .few th{display:block}
#live-figures .few tbody th{padding-bottom:0}
#live-figures .few thead{display:none}#live-figures .few .who{display:block}
#live-figures .few td{display:grid;grid-template-columns:minmax(5em,2fr) 5fr;gap:0 10px;border-top:0;padding:5px 0}
}
@media print{#live{display:none}}
</style>)");
}

}  // namespace holdtime
