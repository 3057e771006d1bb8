/**
 * COPY in both directions over `pg`, which speaks its messages but leaves the streams to the caller. The text format of
 * COPY carries every type exactly (bytea, numeric with NaN, infinite times, arrays) and between server versions.
 */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import type { Client } from 'pg'

/** What of pg's connection is used; its published types leave these methods out. */
type Wire = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
  stream: NodeJS.ReadWriteStream & { writableNeedDrain: boolean; destroyed: boolean }
}

/** The part of a query object that pg calls back and that is the same in both directions. */
class Command {
  callback = (): void => {}
  rows = 0
  #failure: Error | undefined
  #settle!: { resolve: () => void; reject: (error: Error) => void }
  readonly finished: Promise<void>

  constructor(readonly text: string) {
    this.finished = new Promise((resolve, reject) => (this.#settle = { resolve, reject }))
    this.finished.catch(() => {}) // looked at by the caller in time, or never when it fails first itself
  }

  submit(wire: Wire): void {
    wire.query(this.text)
  }

  handleCommandComplete(message: { text: string }): void {
    this.rows = Number(/^COPY (\d+)/.exec(message.text)?.[1] ?? 0)
  }

  handleError(error: Error): void {
    this.#failure = error
    this.failed(error)
    this.#settle.reject(error)
  }

  handleReadyForQuery(): void {
    this.done()
    this.callback()
    if (!this.#failure) this.#settle.resolve()
  }

  protected failed(_error: Error): void {}
  protected done(): void {}
}

const GATHERED = 1 << 16

class Out extends Command {
  readonly source: Readable
  #wire: Wire | undefined
  #gathered = Buffer.allocUnsafeSlow(GATHERED)
  #used = 0

  constructor(text: string) {
    super(text)
    this.source = new Readable({ highWaterMark: 1 << 18, read: () => this.#wire?.stream.resume() })
  }

  override submit(wire: Wire): void {
    this.#wire = wire
    super.submit(wire)
  }

  /** The server sends row by row; rows are gathered, since small pieces cost most of the time further on. */
  handleCopyData(message: { chunk: Buffer }): void {
    if (this.#used + message.chunk.length > this.#gathered.length) this.#pass()
    if (message.chunk.length > this.#gathered.length) {
      this.#push(Buffer.from(message.chunk))
      return
    }
    // copied, because pg reads the next message into the same memory
    this.#used += message.chunk.copy(this.#gathered, this.#used)
  }

  #pass(): void {
    if (this.#used === 0) return
    this.#push(this.#gathered.subarray(0, this.#used))
    this.#gathered = Buffer.allocUnsafeSlow(GATHERED)
    this.#used = 0
  }

  #push(piece: Buffer): void {
    if (!this.source.push(piece)) this.#wire?.stream.pause()
  }

  protected override failed(error: Error): void {
    this.source.destroy(error)
  }

  protected override done(): void {
    this.#pass()
    this.source.push(null)
  }
}

class In extends Command {
  constructor(
    text: string,
    readonly source: AsyncIterable<Buffer>,
  ) {
    super(text)
  }
  #over = false

  handleCopyInResponse(wire: Wire): void {
    void this.#pump(wire)
  }

  async #pump(wire: Wire): Promise<void> {
    try {
      for await (const chunk of this.source) {
        if (this.#over || wire.stream.destroyed) return
        wire.sendCopyFromChunk(chunk)
        if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain')
      }
      if (!this.#over) wire.endCopyFrom()
    } catch (error) {
      if (!this.#over) wire.sendCopyFail(error instanceof Error ? error.message : String(error))
    }
  }

  protected override failed(): void {
    this.#over = true
  }
}

/**
 * Runs `COPY … TO STDOUT` and hands the bytes to `use`.
 *
 * @param client a connection without a query timeout
 * @returns the number of rows
 */
export async function copyOut(client: Client, text: string, use: (source: Readable) => Promise<void>): Promise<number> {
  const command = new Out(text)
  client.query(command as never)
  await Promise.all([use(command.source), command.finished])
  return command.rows
}

/**
 * Runs `COPY … FROM STDIN` with the bytes of `source`. A failing source fails the statement.
 *
 * @param client a connection without a query timeout
 * @returns the number of rows
 */
export async function copyIn(client: Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  const command = new In(text, source)
  client.query(command as never)
  await command.finished
  return command.rows
}
