#include "reports/html/live/panel.hpp"

namespace holdtime {

/// Undoes cmake/pack_live.py, in a worker of its own, so that the page stays responsive: an LZMA decoder after Igor
/// Pavlov's specification (LzmaSpec.cpp, public domain), which is a fifth of a second's work. Browsers have gzip, whose
/// streams are a fifth longer. Numbers of 32 bits stand in typed arrays, where they stay whole.
Markup live_unpack_markup() {
    return Markup::literal(R"(<script type="text/plain" id="live-unpack">
function bytes_of(text){
var digits='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~',value=[];
for(var d=0;d<85;d++)value[digits.charCodeAt(d)]=d;
while(text.length%5)text+='~';
var bytes=new Uint8Array(text.length*4/5),view=new DataView(bytes.buffer);
for(var i=0,at=0;i<text.length;at+=4){
for(var word=0,end=i+5;i<end;i++)word=word*85+value[text.charCodeAt(i)];
view.setUint32(at,word)}
return bytes}
function unpacked(text){
var input=bytes_of(text),at=9,view=new DataView(input.buffer),out=new Uint8Array(view.getUint32(0)),size=0;
/* Probabilities: literals from 0 on, then those of matches, repeats, distances and lengths. */
var literals=0x3000,match=literals,rep=match+12,rep0=rep+12,rep1=rep0+12,rep2=rep1+12,long0=rep2+12,slots=long0+12,
special=slots+256,align=special+115,match_length=align+16,rep_length=match_length+274;
var odds=new Uint16Array(rep_length+274).fill(1024),coder=new Uint32Array([0xffffffff,view.getUint32(5)]);
function more(){
if(coder[0]<0x1000000){coder[0]<<=8;coder[1]=coder[1]<<8|input[at++]}}
function bit(i){
var odd=odds[i],bound=(coder[0]>>>11)*odd;
if(coder[1]<bound){coder[0]=bound;odds[i]=odd+(2048-odd>>5);more();return 0}
coder[0]-=bound;coder[1]-=bound;odds[i]=odd-(odd>>5);more();return 1}
function tree(first,bits){
for(var m=1,i=0;i<bits;i++)m=m<<1|bit(first+m);
return m-(1<<bits)}
function backward(first,bits){
for(var m=1,sum=0,i=0;i<bits;i++){var b=bit(first+m);m=m<<1|b;sum|=b<<i}
return sum}
function direct(bits){
for(var sum=0;bits--;){
coder[0]>>>=1;
var b=coder[1]>=coder[0]?1:0;
if(b)coder[1]-=coder[0];
more();sum=sum*2+b}
return sum}
function length(first){
if(!bit(first))return tree(first+2,3);
if(!bit(first+1))return 8+tree(first+10,3);
return 16+tree(first+18,8)}
function distance(of){
var slot=tree(slots+64*Math.min(of,3),6);
if(slot<4)return slot;
var bits=(slot>>1)-1,base=(2|slot&1)<<bits;
return slot<14?base+backward(special+base-slot,bits):base+direct(bits-4)*16+backward(align,4)}
var state=0,far=[0,0,0,0];
function literal(){
var first=0x300*((size?out[size-1]:0)>>4),m=1;
if(state>=7)for(var old=out[size-far[0]-1];m<256;){
var seen=old>>7&1,b=bit(first+((1+seen)<<8)+m);
old<<=1;m=m<<1|b;
if(seen!==b)break}
while(m<256)m=m<<1|bit(first+m);
out[size++]=m;
state=state<4?0:state<10?state-3:state-6}
while(size<out.length){
if(!bit(match+state)){literal();continue}
var count;
if(!bit(rep+state)){
count=length(match_length);
far=[distance(count),far[0],far[1],far[2]];
state=state<7?7:10
}else{
if(!bit(rep0+state)){
if(!bit(long0+state)){
out[size]=out[size-far[0]-1];size++;
state=state<7?9:11;continue}
}else{
var which=!bit(rep1+state)?1:!bit(rep2+state)?2:3;
far.unshift(far.splice(which,1)[0])}
count=length(rep_length);
state=state<7?8:11}
for(count+=2;count--&&size<out.length;size++)out[size]=out[size-far[0]-1]}
return out}
self.onmessage=function(event){
Promise.resolve().then(function(){
var script=unpacked(event.data.script);
return WebAssembly.compile(unpacked(event.data.module)).then(function(module){
postMessage({script:script,module:module})})
}).catch(function(error){postMessage({failed:String(error)})})};
</script>)");
}

}  // namespace holdtime
