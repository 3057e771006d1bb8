// Sends requests in a closed loop over so many kept connections, checks every answer, and reports the times. A process of its
// own, so that the sender's work is not counted as the server's. Asked by one JSON message, answers with one.
import { Agent, request } from 'node:http'

process.once('message', (job) => {
  void run(job)
    .catch((error) => ({ failed: String(error?.stack ?? error) }))
    .then((answer) => {
      process.send(answer)
      process.disconnect()
    })
})

/**
 * `connections`: for each the cookie and its requests in order. `repeat` starts them again at the end, until `ms` have
 * passed; else the load ends with the requests. `expect`: a text that every answer must hold.
 */
async function run({ port, connections, ms, warmMs, repeat }) {
  const times = []
  const faults = new Map()
  let bytes = 0
  let started = 0
  const begin = performance.now()
  const from = begin + warmMs
  const end = from + ms
  let last = from
  const worker = async ({ cookie, requests }) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let at = 0; performance.now() < end; at++) {
      if (at === requests.length && !repeat) break
      const one = requests[at % requests.length]
      const sent = performance.now()
      const { status, body } = await send(agent, port, cookie, one)
      const now = performance.now()
      if (status !== 200 || (one.expect && !body.includes(one.expect))) {
        const what = `${one.method} ${one.path.split('?')[0].replaceAll(/[0-9a-f]{8}-[0-9a-f-]+/g, ':id')}: ${status} ${body.slice(0, 200)}`
        faults.set(what, (faults.get(what) ?? 0) + 1)
      }
      if (sent >= from) {
        times.push(now - sent)
        bytes += body.length
        started++
        last = Math.max(last, now)
      }
    }
    agent.destroy()
  }
  await Promise.all(connections.map(worker))
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? null
  return {
    n: times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    perSecond: times.length ? (started / (last - from)) * 1000 : 0,
    kib: times.length ? bytes / times.length / 1024 : 0,
    faults: [...faults],
  }
}

function send(agent, port, cookie, { method, path, body }) {
  const payload = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const headers = { cookie, host: 'localhost' }
    if (payload)
      Object.assign(headers, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) })
    const sending = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece) => (text += piece))
      answer.on('end', () => resolve({ status: answer.statusCode, body: text }))
      answer.on('error', reject)
    })
    sending.on('error', reject)
    sending.end(payload)
  })
}
