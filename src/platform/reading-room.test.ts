import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { afterAll, describe, expect, it } from 'vitest'
import { until } from '../../test/database/help.js'
import { parentOf, processesWhere } from '../../test/processes.js'
import { docx, folder, p } from '../../test/hostile/make.js'
import { withoutNetwork } from './reading-program.js'
import { openReadingRoom } from './reading-room.js'

const files = folder()
const letter = files.put('letter.docx', docx({ body: p('Kính gửi: Ủy ban Nhân dân thành phố') }))
/** Programs that stand in for the reader, to show what the room does with one that goes wrong. */
const program = (name: string, code: string): string => files.put(`${name}.mjs`, code)
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  )

afterAll(() => files.remove())

describe('the reading room', () => {
  it('looks at a file and reads it', async () => {
    const room = openReadingRoom()
    const seen = await room.inspect(letter, 'letter.docx')
    expect(seen.secrecy).toBeNull()
    expect(Object.keys(seen.head).sort()).toEqual(['date', 'issuer', 'kind', 'number', 'subject'])
    const { paper, reading } = await room.read(letter, 'letter.docx')
    expect(paper.text).toContain('Ủy ban Nhân dân')
    expect(reading.orders).toEqual([])
    await room.close()
  })

  it('ends an endless loop', async () => {
    const room = openReadingRoom({ program: program('loop', 'for (;;);'), readSeconds: 1 })
    const began = performance.now()
    expect(await codeOf(room.read(letter, 'letter.docx'))).toBe('out-of-time')
    expect(performance.now() - began).toBeLessThan(8000)
    await room.close()
  })

  it('ends a child that only waits, and leaves none behind', async () => {
    const waits = program('wait', 'setTimeout(() => {}, 1e6)')
    const room = openReadingRoom({ program: waits, readSeconds: 1, inspectSeconds: 1 })
    expect(await codeOf(room.inspect(letter, 'letter.docx'))).toBe('out-of-time')
    expect(processesWhere((command) => command.includes(waits))).toEqual([])
    await room.close()
  })

  it('survives a child that takes all memory, inside and outside the heap', async () => {
    const heap = program('heap', 'const a = []; for (;;) a.push({ x: Math.random() + "k" })')
    const buffers = program('buffers', 'const a = []; for (;;) a.push(Buffer.alloc(1e8, 1))')
    for (const code of [heap, buffers]) {
      const room = openReadingRoom({ program: code, heapMegabytes: 64 })
      expect(await codeOf(room.read(letter, 'letter.docx'))).toBe('out-of-memory')
      await room.close()
    }
  })

  it('survives a child that crashes, talks nonsense or floods it', async () => {
    const crash = openReadingRoom({ program: program('crash', 'process.kill(process.pid, "SIGSEGV")') })
    expect(await codeOf(crash.read(letter, 'letter.docx'))).toBe('reader-failed')
    const nonsense = openReadingRoom({ program: program('nonsense', 'console.log("{nonsense"); process.exit(0)') })
    expect(await codeOf(nonsense.read(letter, 'letter.docx'))).toBe('reader-failed')
    const flood = openReadingRoom({
      program: program(
        'flood',
        'const more = () => { while (process.stdout.write("x".repeat(1e6))); process.stdout.once("drain", more) }; more()',
      ),
    })
    expect(await codeOf(flood.read(letter, 'letter.docx'))).toBe('too-large')
    await Promise.all([crash.close(), nonsense.close(), flood.close()])
  })

  it('lets a child read nothing of the system, write nothing, start nothing, and see no secrets', async () => {
    process.env['DONDOC_TEST_SECRET'] = 'x'
    const spy = program(
      'spy',
      `import fs from 'node:fs'
import { spawnSync } from 'node:child_process'
const tried = (what) => { try { return what() === undefined ? 'done' : 'done' } catch (error) { return error.code } }
process.stdin.once('data', () => {
  const reading = {
    other: tried(() => fs.readFileSync('/etc/passwd')),
    write: tried(() => fs.writeFileSync(${JSON.stringify(`${letter}.new`)}, 'x')),
    spawn: tried(() => spawnSync('id')),
    environment: Object.keys(process.env).sort().filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name)),
  }
  process.stdout.write(JSON.stringify({ ok: true, paper: {}, reading }) + '\\n', () => process.exit(0))
})`,
    )
    const room = openReadingRoom({ program: spy })
    const { reading } = await room.read(letter, 'letter.docx')
    expect(reading).toMatchObject({
      other: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
    })
    const { environment } = reading as unknown as { environment: string[] }
    expect(environment.every((name) => ['LANG', 'PATH', 'TZ'].includes(name))).toBe(true)
    await room.close()
    delete process.env['DONDOC_TEST_SECRET']
  })

  it.runIf(withoutNetwork().length > 0)('lets a child reach nobody, not even on this machine', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const caller = program(
      'caller',
      `import { connect } from 'node:net'
process.stdin.once('data', () => {
  const say = (reached) =>
    process.stdout.write(JSON.stringify({ ok: true, paper: {}, reading: { reached } }) + '\\n', () => process.exit(0))
  connect(${port}, '127.0.0.1').on('connect', () => say('connected')).on('error', (error) => say(error.code))
})`,
    )
    const room = openReadingRoom({ program: caller })
    const { reading } = await room.read(letter, 'letter.docx')
    expect(reading).toEqual({ reached: 'ENETUNREACH' })
    await room.close()
    server.close()
  })

  it('hands one warm process many files, and a new one what falls in it or what follows a refusal', async () => {
    // Says who it is; falls at the third file, as if something had been left behind by the first two.
    const counts = program(
      'counts',
      `let files = 0
let held = Buffer.alloc(0)
process.stdin.on('data', (chunk) => {
  held = Buffer.concat([held, chunk])
  const end = held.indexOf(10)
  if (end < 0) return
  const whole = end + 1 + JSON.parse(held.subarray(0, end)).bytes
  if (held.length < whole) return
  held = held.subarray(whole)
  files += 1
  if (files === 3) process.kill(process.pid, 'SIGSEGV')
  else process.stdout.write(JSON.stringify({ ok: true, paper: {}, reading: { by: process.pid, files } }) + '\\n')
})`,
    )
    const room = openReadingRoom({ program: counts, idleSeconds: 1 })
    const served: { by: number; files: number }[] = []
    for (let i = 0; i < 5; i++)
      served.push((await room.read(letter, 'letter.docx')).reading as unknown as { by: number; files: number })
    expect(served.map(({ files }) => files)).toEqual([1, 2, 1, 2, 1])
    expect(new Set(served.map(({ by }) => by)).size).toBe(3)
    await until(() => processesWhere((command) => command.includes(counts)).length === 0, 5000)
    await room.close()

    const real = openReadingRoom()
    const read = (data: Buffer | string) => codeOf(real.read(files.put('one.docx', data), 'one.docx'))
    expect(await read('')).toBe('file-empty')
    expect(await read(readFileSync(letter))).toBe('answered')
    await real.close()
    const left = processesWhere((command) => command.includes('server/reader/child'))
    expect(left.filter((pid) => parentOf(pid) === process.pid)).toEqual([])
  })

  it('opens so many files at a time and keeps the others in line', async () => {
    const log = program(
      'slow',
      `process.stdin.once('data', () => {
  const from = Date.now()
  setTimeout(() => process.stdout.write(JSON.stringify({ ok: true, paper: {}, reading: { from, to: Date.now() } }) + '\\n', () => process.exit(0)), 300)
})`,
    )
    const room = openReadingRoom({ program: log, seats: 2 })
    const spans = (await Promise.all([1, 2, 3, 4, 5].map(() => room.read(letter, 'letter.docx')))).map(
      ({ reading }) => reading as unknown as { from: number; to: number },
    )
    for (const span of spans) {
      const together = spans.filter((other) => other.from < span.to && span.from < other.to)
      expect(together.filter((other) => other.from <= span.from && span.from < other.to).length).toBeLessThanOrEqual(2)
    }
    await room.close()
  })

  it('stops for a caller who gives up, running or waiting, and goes on with the next', async () => {
    const room = openReadingRoom({ program: program('wait2', 'setTimeout(() => {}, 1e6)'), seats: 1, readSeconds: 2 })
    const first = new AbortController()
    const second = new AbortController()
    const running = codeOf(room.read(letter, 'letter.docx', first.signal))
    const waiting = codeOf(room.read(letter, 'letter.docx', second.signal))
    const third = codeOf(room.read(letter, 'letter.docx'))
    second.abort(new Error('gave up waiting'))
    expect(await waiting).toBe('gave up waiting')
    setTimeout(() => first.abort(new Error('gave up')), 100)
    expect(await running).toBe('gave up')
    expect(await third).toBe('out-of-time')
    await room.close()
  })

  it('closes: ends what runs, refuses what waits and what comes later', async () => {
    const room = openReadingRoom({ program: program('wait3', 'setTimeout(() => {}, 1e6)'), seats: 1 })
    const asked = [codeOf(room.read(letter, 'letter.docx')), codeOf(room.read(letter, 'letter.docx'))]
    await room.close()
    expect(await Promise.all(asked)).toEqual(['the reading room is closed', 'the reading room is closed'])
    expect(await codeOf(room.read(letter, 'letter.docx'))).toBe('the reading room is closed')
  })

  it('says what is missing where there is no program', async () => {
    const room = openReadingRoom({ program: '/nowhere/child.js' })
    expect(await codeOf(room.read(letter, 'letter.docx'))).toMatch(/missing.*run the build/)
    await room.close()
  })
})
