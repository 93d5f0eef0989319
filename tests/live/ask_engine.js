// node ask_engine.js FOLDER REQUEST.json: the engine's answer on standard output, and on standard error the seconds of
// processor time, one for each time it was asked (TIMES, 1), and the memory that it took. The request has what the page's
// worker is told: question, zones.
'use strict'
const fs = require('fs'), path = require('path')
const [folder, file] = process.argv.slice(2)
const request = JSON.parse(fs.readFileSync(file, 'utf8'))
const make = require(path.resolve(folder, 'holdtime-live.js'))

async function main () {
  const module = await WebAssembly.compile(fs.readFileSync(path.join(folder, 'holdtime-live.wasm')))
  let memory
  const engine = await make({
    instantiateWasm (imports, take) {
      WebAssembly.instantiate(module, imports).then(made => {
        memory = Object.values(made.exports).find(one => one instanceof WebAssembly.Memory)
        take(made)
      })
      return {}
    }
  })
  const root = '/usr/share/zoneinfo/'
  engine.FS.mkdirTree(root)
  engine.FS.writeFile(root + 'tzdata.zi', '# version of the page\n')
  for (const [zone, bytes] of Object.entries(request.zones)) {
    engine.FS.mkdirTree(path.dirname(root + zone))
    engine.FS.writeFile(root + zone, new Uint8Array(bytes))
  }
  const question = request.question // a text: an object of JavaScript would sort keys like 2 and 10
  const size = engine.lengthBytesUTF8(question) + 1, at = engine._malloc(size)
  engine.stringToUTF8(question, at, size)
  let text
  for (let i = 0; i < +(process.env.TIMES || 1); ++i) {
    const before = process.cpuUsage()
    text = engine.UTF8ToString(engine._holdtime_live(at))
    const used = process.cpuUsage(before)
    process.stderr.write(((used.user + used.system) / 1e6).toFixed(3) + ' s\n')
  }
  process.stderr.write((memory.buffer.byteLength / 1e6).toFixed(0) + ' MB\n')
  fs.writeFileSync(1, text)
}

main().catch(error => { process.stderr.write(String(error) + '\n'); process.exitCode = 1 })
