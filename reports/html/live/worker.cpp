#include "reports/html/live/panel.hpp"

namespace holdtime {

/// Asked one question at a time. The time zones that the scenario speaks of are all that its file system holds.
Markup live_worker_markup() {
    return Markup::literal(R"(<script type="text/plain" id="live-worker">
var engine;
function lay(zones){
var root='/usr/share/zoneinfo/';
engine.FS.mkdirTree(root);
engine.FS.writeFile(root+'tzdata.zi','# version of the page\n');
Object.keys(zones).forEach(function(name){
engine.FS.mkdirTree((root+name).replace(/\/[^\/]*$/,''));
engine.FS.writeFile(root+name,new Uint8Array(zones[name]))})}
function answer(question){
var size=engine.lengthBytesUTF8(question)+1,at=engine._malloc(size);
engine.stringToUTF8(question,at,size);
try{
var said=engine._holdtime_live(at),end=engine.HEAPU8.indexOf(0,said);
return engine.HEAPU8.slice(said,end)
}finally{engine._free(at)}}
onmessage=function(event){
var asked=event.data;
if(asked.module){
holdtimeLive({print:function(){},printErr:function(){},instantiateWasm:function(imports,take){
WebAssembly.instantiate(asked.module,imports).then(function(made){take(made)},function(error){
postMessage({failed:String(error)})});return {}}}).then(function(made){
engine=made;lay(asked.zones);postMessage({ready:true})});
return}
var started=performance.now();
try{var bytes=answer(asked.question);
postMessage({number:asked.number,bytes:bytes,took:performance.now()-started},[bytes.buffer])}
catch(error){postMessage({number:asked.number,failed:String(error)})}};
</script>)");
}

}  // namespace holdtime
