#include "reports/html/live/panel.hpp"

namespace holdtime {

Markup live_style_markup() {
    return Markup::literal(R"(<style>
#live>p{color:var(--soft);margin:4px 0 18px}
.desk{display:grid;grid-template-columns:minmax(250px,1fr) 2fr;gap:28px 40px}
.moves{max-height:46em;overflow-y:auto;padding:2px 8px 2px 2px}
.moves summary{font-weight:650;color:var(--ink);font-size:15px}
.move{display:grid;grid-template-columns:1fr auto;gap:0 10px;align-items:baseline;margin-top:12px;font-size:14px}
.move input[type=range]{grid-column:1/-1;width:100%;margin:4px 0 0;accent-color:var(--s0);min-height:26px}
.move input[type=number]{width:5.4em;font:inherit;text-align:right;color:var(--ink);background:var(--card);
border:1px solid var(--axis);border-radius:6px;padding:1px 5px;margin-right:4px}
.move.moved label{font-weight:650}
#live button{font:inherit;margin-top:18px;padding:6px 16px;border:1px solid var(--axis);border-radius:8px;
background:var(--wash);color:var(--ink);cursor:pointer}
#live-status{font-size:14px;color:var(--soft);min-height:1.5em;margin-bottom:8px}
#live[data-state=first-look] #live-status{font-weight:650;color:var(--ink)}
#live-words p+p{margin-top:8px}
#live-figures table{width:100%;margin-top:16px;table-layout:fixed}
#live-figures th,#live-figures td{padding:8px 10px 8px 0;text-align:left;vertical-align:top;font-weight:400;
border-top:1px solid var(--rule)}
#live-figures thead th{font-weight:650;border-top:0}
#live-figures thead td{border-top:0}
#live-figures tbody th,.was{color:var(--soft)}
.was{display:block;font-size:13px}
#live pre{margin:6px 0 0;padding:12px 14px;background:var(--wash);border-radius:8px;white-space:pre-wrap;
overflow-wrap:anywhere}
@media screen and (max-width:760px){
.desk{grid-template-columns:1fr}
.moves{max-height:none;overflow:visible;padding:0}
#live-figures table,#live-figures tbody,#live-figures tr,#live-figures td,#live-figures th{display:block}
#live-figures thead{display:none}#live-figures .who{display:block}
#live-figures td{border-top:0;padding-left:12px}
}
@media print{#live{display:none}}
</style>)");
}

}  // namespace holdtime
