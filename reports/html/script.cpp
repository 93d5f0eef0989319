#include "reports/html/parts.hpp"

namespace holdtime {

/// One cursor over all plots of the day: a pointer or the arrow keys move it, and a line below reads the values.
/// Without scripting nothing is missing but this.
Markup script_markup() {
    return Markup::literal(R"(<script>
(function(){
var f=document.getElementById('clock');if(!f)return;
var v=[].slice.call(f.querySelectorAll('svg')),t=[].slice.call(f.querySelectorAll('table'));
var names=JSON.parse(f.querySelector('.plots').dataset.times),n=names.length,at=-1;
var read=document.createElement('p');read.className='read';read.setAttribute('aria-live','polite');
read.textContent='Move over a picture, or press the arrow keys on it, to read its values.';
f.insertBefore(read,f.querySelector('details'));
var rows=t.map(function(x){var m={};
[].forEach.call(x.tBodies[0].rows,function(r){m[r.dataset.i]=r});return m});
function go(i){at=Math.max(0,Math.min(n-1,i));
v.forEach(function(s){
var l=s.querySelector('.cursor'),x=42+(at+.5)*316/n;
l.setAttribute('transform','translate('+(x-42)+' 0)');l.style.visibility='visible'});
read.textContent=names[at]+': '+t.map(function(x,k){var r=rows[k][at],c=r&&r.cells;
return x.caption.textContent+' '+(r?c[2].textContent+' in time, '+c[1].textContent+' contacts, '+
c[5].textContent+' agents':'nobody came')}).join('; ')+'.'}
v.forEach(function(s){s.setAttribute('tabindex','0');
s.addEventListener('pointermove',function(e){var b=s.getBoundingClientRect();
go(Math.floor(((e.clientX-b.left)/b.width*360-42)/316*n))});
s.addEventListener('keydown',function(e){
var d={ArrowRight:1,ArrowLeft:-1}[e.key];if(d){go(at+d);e.preventDefault()}})});
})();
</script>)");
}

}  // namespace holdtime
