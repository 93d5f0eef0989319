#include "reports/html/live/panel.hpp"

namespace holdtime {

/// What is moved becomes --what-if settings; a worker answers them, a few replications first. Where the browser lacks
/// anything that this takes, the panel stays hidden.
Markup live_script_markup() {
    return Markup::literal(R"(<script>
(function(){
var live=document.getElementById('live');
if(!live||!self.WebAssembly||!self.Worker||!self.Blob||!self.TextDecoder)return;
function by(id){return document.getElementById(id)}
function data(name){
return by('live-data').dataset[name].replace(/['"]/g,function(c){return c==='"'?"'":'"'})}
/* The scenario goes to the engine as it stands: an object of this script would sort names like 2 and 10. */
var page=JSON.parse(data('page')),scenario_text=data('scenario'),scenario=JSON.parse(scenario_text);
var inputs=[].slice.call(live.querySelectorAll('[data-set]'));
var status=by('live-status'),command=by('live-command'),result=by('live-result');
var module,worker,source,ready=false,busy=false,warming=0,trial,before,number=0,waiting=null,each=page.contacts*2e-3+1;

function told(x){return String(+(+x).toPrecision(12))}
function steps(path){
var all=[''];
for(var i=0;i<path.length;i++){
if(path[i]==='\\'&&i+1<path.length&&'.=\\'.indexOf(path[i+1])>=0)all[all.length-1]+=path[++i];
else if(path[i]==='.')all.push('');
else all[all.length-1]+=path[i]}
return all}
function list(input){
if(input.dataset.list||input.dataset.form!=='agents')return JSON.parse(input.dataset.list||'[]');
var at=steps(input.dataset.set).reduce(function(below,step){return below[step]},scenario).per_interval;
return (Array.isArray(at)?at:at.agents||at.values).map(Number)}
function moved(input){return input.value!==input.defaultValue}
function set(path){return inputs.filter(function(i){return i.dataset.set===path})[0]}
/* The speed of each of 1, 2, .. chats: beyond what is given it falls on; all falls with the last given. */
function pace(given,chats,percent){
var last=given[given.length-1],ratio=given.length>1?last/given[given.length-2]:1,all=given.slice(0,chats);
while(all.length<chats)all.push(all[all.length-1]*ratio);
var by=percent===null||last===1?1:(1-percent/100)/(1-last);
return '['+all.map(function(x){return told((1-(1-x)*by).toFixed(4))}).join(', ')+']'}
function settings(input){
var of=input.dataset,value=+input.value;
if(of.form==='agents')return [of.set+'={per_interval: ['+list(input).map(function(n){
return Math.round(n*value/100)}).join(', ')+']}'];
if(of.form==='pace'){
var chats=inputs.filter(function(i){return i.dataset.listPath===of.set})[0];
return chats&&moved(chats)?[]:[of.set+'='+pace(list(input),list(input).length,value)]}
var all=[of.set+'='+told(value)+(of.unit||'')];
if(of.form==='chats'&&of.listPath){
var slope=set(of.listPath);
all.push(of.listPath+'='+pace(list(input),value,slope&&moved(slope)?+slope.value:null))}
return all}
function changes(){return inputs.filter(moved).reduce(function(all,i){return all.concat(settings(i))},[])}
/* What nobody sees, or what turns a line round, is written out: a shell reads it back. */
var unseen=/[\p{C}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/u;
function quoted(text){
if(!unseen.test(text))return "'"+text.replace(/'/g,"'\\''")+"'";
return "$'"+Array.from(new TextEncoder().encode(text),function(byte){
var c=String.fromCharCode(byte);
return /[ -~]/.test(c)?c.replace(/['\\]/g,'\\$&'):'\\x'+(256+byte).toString(16).slice(1)}).join('')+"'"}
function command_of(what_if,replications){
var text=page.command;
if(replications||page.typed)text+=' --replications '+(replications||page.replications);
return text+what_if.map(function(one){return ' --what-if '+quoted(one)}).join('')}

function remember(){
var text=inputs.filter(moved).map(function(i){return encodeURIComponent(i.dataset.set)+'='+i.value}).join('&');
try{history.replaceState(null,'',text?'#live:'+text:location.pathname+location.search)}
catch(error){location.hash=text?'live:'+text:''}}
function recall(){
if(location.hash.slice(0,6)!=='#live:')return false;
location.hash.slice(6).split('&').forEach(function(pair){
var at=pair.lastIndexOf('='),input;
try{input=set(decodeURIComponent(pair.slice(0,at)))}catch(error){return}
if(input)input.value=pair.slice(at+1),follow(input)});
return inputs.some(moved)}

function follow(input){
var field=input.parentNode.parentNode.querySelector('[type=number]');
field.value=input.value;
input.parentNode.parentNode.classList.toggle('moved',moved(input))}

function start(){
ready=false;busy=false;
worker=new Worker(source);
worker.onmessage=take;
worker.onerror=function(event){fail(event.message)};
worker.postMessage({module:module,zones:page.zones})}
/* Milliseconds of one replication of one world: guessed at first, then measured. */
function first_look(){return Math.max(2,Math.floor(150/each/2))}
function whole_time(){
var all=page.replications*each*2/1000;
return all>20?'; all '+page.replications+' take about '+Math.round(all)+' s here':''}
function question(replications,what_if){
return '{"name":'+JSON.stringify(page.name)+',"scenario":'+scenario_text+',"sets":'+
JSON.stringify(replications?['experiment.replications='+replications]:[])+',"what_if":'+JSON.stringify(what_if)+
',"figures":'+JSON.stringify(page.figures)+',"until_decided":'+page.until_decided+'}'}
/* The browser compiles for speed what it sees at work: before anybody waits. The last two tell how long one takes. */
function warm(){
busy=true;warming++;
trial=warming>2?7:2;
worker.postMessage({number:0,question:question(trial,[])})}
function send(){
if(!ready||busy)return;
busy=true;
worker.postMessage({number:number,question:question(waiting.replications,waiting.what_if)})}
function ask(){
number++;
live.dataset.state='ready';result.textContent='';
live.setAttribute('aria-busy','true');
remember();
if(busy&&!warming){worker.terminate();start()}
var few=first_look();
waiting={replications:few<page.replications?few:0,what_if:changes()};
command.textContent=command_of(waiting.what_if,0);
status.textContent='Simulating'+whole_time()+' ..';
send()}
function fail(text){
live.removeAttribute('aria-busy');
status.textContent='No answer: '+text}
function take(event){
var said=event.data;
if(said.ready){
ready=true;
if(waiting)send();
else if(!live.hidden)return;
else if(recall()){show();ask()}
else if(each>500)arrive();
else warm();
return}
if(said.failed&&said.number===undefined)return fail(said.failed);
if(warming){
busy=false;
if(said.took&&warming>2)each=Math.max((said.took-before)/5,said.took/20);
else if(said.took)each=said.took/trial;
before=said.took;
if(warming<3&&!waiting&&each<(warming<2?2000:500))return warm();
warming=0;
arrive();
if(waiting)send();
return}
if(said.number!==number)return;
busy=false;
var text=said.failed?'':new TextDecoder().decode(said.bytes);
if(text[0]!=='{'){
fail(said.failed||text);
if(said.failed){waiting=null;start()}
return}
var few=waiting.replications,results=JSON.parse(text),played=results.experiment.replications;
if(!few)each=Math.max(said.took/played/(results.what_if?2:1),1e-3);
result.textContent=text;
command.textContent=command_of(waiting.what_if,few);
draw(results);
live.dataset.state=few?'first-look':'done';
status.textContent=few?'First look: '+played+' of '+page.replications+', the rest is being simulated ..':
(page.one_day?'All '+played+' days':'All '+played+' runs')+' simulated here in '+(said.took/1000).toFixed(1)+' s.';
if(few){waiting.replications=0;send()}
else live.removeAttribute('aria-busy'),waiting=null}

)"
                           R"(/* --- figures */
var rows=[['cost','Cost','money',-1],['unserved','Never served','count',-1],['resolution_rate','Resolution','share',1],
['cost_per_resolution','Cost per resolution','money',-1],['abandonment_rate','Gave up waiting','share',-1]];
if(!page.mixed)rows.push(['wait_p90','9 of 10 answered within','time',-1]);
function grouped(x,decimals){
return x.toLocaleString('en',{minimumFractionDigits:decimals,maximumFractionDigits:decimals})}
function shown(x,kind){
var size=Math.abs(x);
if(kind==='share')return grouped(100*x,1)+' %';
if(kind==='time')return size<120?grouped(x,size<10?1:0)+' s':size<7200?grouped(x/60,1)+' min':grouped(x/3600,1)+' h';
return grouped(x,kind==='money'?(size<100?2:0):size<10?1:0)+(kind==='money'&&page.currency?' '+page.currency:'')}
function half(estimate,kind){
if(!estimate.ci)return '';
var size=Math.abs(estimate.mean),width=(estimate.ci[1]-estimate.ci[0])/2;
if(kind==='share')return '\u00b1 '+grouped(100*width,1);
if(kind==='time')return '\u00b1 '+shown(width,'time');
return '\u00b1 '+grouped(width,kind==='money'?(size<100?2:0):size<10?1:0)}
function node(name,kind,content){
var made=document.createElement(name);
if(kind)made.className=kind;
[].concat(content===undefined?[]:content).forEach(function(one){
made.appendChild(typeof one==='string'?document.createTextNode(one):one)});
return made}
function chip(difference,row){
var ci=difference.ci,clear=ci&&(ci[0]>0||ci[1]<0),good=difference.mean*row[3]>0;
var text=shown(difference.mean,row[2]);
if(difference.mean===0&&ci&&ci[0]===0&&ci[1]===0)return node('span','chip plain','the same');
if(row[2]==='share')text=text.replace(' %',' points');
return node('span','chip '+(clear?(good?'good':'bad'):'plain'),(difference.mean>0?'+':'')+text+
(!ci?'':clear?(good?' better':' worse'):' no clear difference'))}
function cell(row,before,after,difference){
var now=(after||before)[row[0]],was=before[row[0]],content;
if(!now||now.mean===null)return ['-'];
content=[node('span','figure',shown(now.mean,row[2])),' ',node('small','nb',half(now,row[2]))];
if(after&&was&&was.mean!==null)content.push(node('small','was','was '+shown(was.mean,row[2])));
if(difference&&difference[row[0]]&&difference[row[0]].mean!==null)content.push(chip(difference[row[0]],row));
return content}
var signs={met:'\u2713',missed:'\u2717'},words={on_the_line:'on the line',no_contacts:'no contacts'};
function state(target){return words[target.state]||target.state}
function goals(before,after){
return (after||before||[]).map(function(target,t){
var was=before&&before[t],line=[node('span','state '+({met:'good',missed:'bad'}[target.state]||'look'),
(signs[target.state]||'\u2248')+' '+state(target)),' ',node('bdi','',target.channel||target.agent_group||''),' '];
if(target.mean!==null)line.push(node('b','nb',grouped(100*target.mean,1)+' %'));
line.push(node('small','',' of '+grouped(100*target.target,0)+' %'+(after&&was&&was.state!==target.state?
', was '+state(was):'')));
return node('div','goal',line)})}
function draw(results){
var what_if=results.what_if,names=page.strategies,head=node('tr','',node('td'));
names.forEach(function(name,s){var th=node('th','s'+s%6,[node('span','key'),node('bdi','',name)]);
th.scope='col';head.appendChild(th)});
function line(label,make){
var th=node('th','',label),tr=node('tr','',th);th.scope='row';
names.forEach(function(name,s){
tr.appendChild(node('td','s'+s%6,[node('span','who',name),node('div','',make(name))]))});
return tr}
var targets=results.comparison.targets||{},changed=what_if?what_if.targets||{}:null,body=node('tbody');
if(names.some(function(name){return (targets[name]||[]).length}))
body.appendChild(line('Targets',function(name){
return goals(targets[name],changed&&changed[name])}));
rows.forEach(function(row){
if(names.every(function(name){var of=results.strategies[name].total[row[0]];return !of||of.mean===null}))return;
body.appendChild(line(row[1],function(name){return cell(row,results.strategies[name].total,
what_if&&what_if.strategies[name].total,what_if&&what_if.differences[name].total)}))});
var table=node('table',names.length>4?'stacked':'few',[node('thead','',head),body]);
table.style.setProperty('--n',names.length);
table.setAttribute('aria-label','The strategies, simulated again');
by('live-figures').replaceChildren(table);
function sentence(kind,title,text){
return node('p',kind,[node('b','',title)].concat(text.split(/(\d+ (?:%|[A-Z]{3}\b))/).map(function(part,i){
return i%2?node('span','nb',part):part})))}
var said=what_if?
[sentence('','Changed: ',what_if.verdict||''),sentence('was-said','As it is: ',results.comparison.verdict)]:
[sentence('','As it is: ',results.comparison.verdict)];
((what_if&&what_if.remarks)||[]).forEach(function(one){said.push(node('p','note',one))});
by('live-words').replaceChildren.apply(by('live-words'),said)}

/* --- beginning */
function show(){
live.hidden=false;
live.dataset.state='ready';
inputs.forEach(follow)}
function arrive(){
show();
command.textContent=command_of([],0);
draw(JSON.parse(data('now')));
status.textContent='As it is'+whole_time()+'. Move something.'}
inputs.forEach(function(input){
var field=input.parentNode.parentNode.querySelector('[type=number]');
input.addEventListener('input',function(){follow(input)});
input.addEventListener('change',function(){follow(input);ask()});
input.parentNode.parentNode.querySelector('.back').addEventListener('click',function(){
input.value=input.defaultValue;follow(input);input.focus();ask()});
field.addEventListener('change',function(){
if(field.value!=='')input.value=field.value;
follow(input);ask()})});
live.querySelector('form').addEventListener('submit',function(event){event.preventDefault()});
by('live-look').addEventListener('click',function(){by('live-words').scrollIntoView()});
by('live-reset').addEventListener('click',function(){
inputs.forEach(function(input){input.value=input.defaultValue;follow(input)});ask()});
window.addEventListener('hashchange',function(){
inputs.forEach(function(input){input.value=input.defaultValue});
recall();inputs.forEach(follow);ask()});
function script_of(){return URL.createObjectURL(new Blob([].slice.call(arguments),{type:'text/javascript'}))}
var unpacker=new Worker(script_of(by('live-unpack').textContent));
unpacker.onmessage=function(event){
unpacker.terminate();
if(!event.data.module)return;
module=event.data.module;
source=script_of(event.data.script,'\n',by('live-worker').textContent);
start()};
unpacker.postMessage({script:by('live-script').textContent,module:by('live-module').textContent});
})();
</script>)");
}

}  // namespace holdtime
