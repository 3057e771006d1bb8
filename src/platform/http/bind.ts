/** Binds an operation to the function that does it. A feature's `index.ts` is a list of these. */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.js'
import type { InputOf, Operation } from '../../kernel/contract.js'
import type { Context, OpenContext, Upload, Visit } from '../context.js'
import type { Schema } from '../database/schema.js'
import type { FileStore } from '../files.js'
import type { PageWanted } from '../page-pictures.js'
import type { Outside } from '../outbound/outside.js'
import type { ReadingRoom } from '../reading-room.js'

type Answer<T extends Operation> = Promise<z.input<T['output']>>

/** A file that is to be sent: one that is stored, or bytes that were made for this answer. */
export type Download = { name: string; mediaType: string; size: number } & ({ sha256: string } | { bytes: Buffer })

/** A file that is made for the answer. */
export interface MadeFile {
  bytes: Buffer
  name: string
  mediaType: string
}

/** What an upload may use before its transaction is opened: reading a file takes seconds, a transaction must not. */
export interface DoorTools {
  files: FileStore
  reader: ReadingRoom
  actor: Actor
  /** Aborted when the sender has gone: nobody waits for the answer any more. */
  signal: AbortSignal
}

/** What an operation may use before its transaction is opened: the hash of a password takes long, and no row must wait for it. */
export interface BeforeTools {
  db: Kysely<Schema>
  now: Date
  visit: Pick<Visit, 'address' | 'origin' | 'stepToken' | 'sessionToken'>
  outside: Outside
}

export type Bound =
  | {
      kind: 'signed-in'
      operation: Operation
      before?(tools: BeforeTools & { actor: Actor }, input: unknown): Promise<unknown>
      run(ctx: Context, input: unknown, before: unknown): Promise<unknown>
    }
  | {
      kind: 'open'
      operation: Operation
      before?(tools: BeforeTools, input: unknown): Promise<unknown>
      run(ctx: OpenContext, input: unknown, before: unknown): Promise<unknown>
    }
  | {
      kind: 'upload'
      operation: Operation
      inspect(tools: DoorTools, upload: Upload, input: unknown): Promise<unknown>
      run(ctx: Context, input: unknown, upload: Upload, inspected: unknown): Promise<unknown>
    }
  | { kind: 'download'; operation: Operation; run(ctx: Context, input: unknown): Promise<Download | MadeFile> }
  | { kind: 'public-file'; operation: Operation; run(ctx: OpenContext, input: unknown): Promise<MadeFile> }
  | {
      kind: 'redirect'
      operation: Operation
      before(tools: BeforeTools, input: unknown): Promise<unknown>
      run(ctx: OpenContext, input: unknown, before: unknown): Promise<{ location: string }>
    }
  | { kind: 'picture'; operation: Operation; run(ctx: Context, input: unknown): Promise<PageWanted> }

export function bind<T extends Operation>(operation: T, run: (ctx: Context, input: InputOf<T>) => Answer<T>): Bound {
  return { kind: 'signed-in', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}

/** For operations whose permission is "public": there may be nobody signed in. */
export function bindOpen<T extends Operation>(
  operation: T,
  run: (ctx: OpenContext, input: InputOf<T>) => Answer<T>,
): Bound {
  return { kind: 'open', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}

/** As `bind`, with work that comes before the transaction; `run` is given what it answers. */
export function bindAfter<T extends Operation, P>(
  operation: T,
  before: (tools: BeforeTools & { actor: Actor }, input: InputOf<T>) => Promise<P>,
  run: (ctx: Context, input: InputOf<T>, before: P) => Answer<T>,
): Bound {
  return {
    kind: 'signed-in',
    operation,
    before: (tools, input) => before(tools, input as InputOf<T>),
    run: (ctx, input, done) => run(ctx, input as InputOf<T>, done as P),
  }
}

/** As `bindOpen`, with work that comes before the transaction; `run` is given what it answers. */
export function bindOpenAfter<T extends Operation, P>(
  operation: T,
  before: (tools: BeforeTools, input: InputOf<T>) => Promise<P>,
  run: (ctx: OpenContext, input: InputOf<T>, before: P) => Answer<T>,
): Bound {
  return {
    kind: 'open',
    operation,
    before: (tools, input) => before(tools, input as InputOf<T>),
    run: (ctx, input, done) => run(ctx, input as InputOf<T>, done as P),
  }
}

export function bindUpload<T extends Operation, P>(
  operation: T,
  inspect: (tools: DoorTools, upload: Upload, input: InputOf<T>) => Promise<P>,
  run: (ctx: Context, input: InputOf<T>, upload: Upload, inspected: P) => Answer<T>,
): Bound {
  return {
    kind: 'upload',
    operation,
    inspect: (tools, upload, input) => inspect(tools, upload, input as InputOf<T>),
    run: (ctx, input, upload, inspected) => run(ctx, input as InputOf<T>, upload, inspected as P),
  }
}

export function bindDownload<T extends Operation>(
  operation: T,
  run: (ctx: Context, input: InputOf<T>) => Promise<Download | MadeFile>,
): Bound {
  return { kind: 'download', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}

/** A file that is made for whoever has its address, with nobody signed in. */
export function bindPublicFile<T extends Operation>(
  operation: T,
  run: (ctx: OpenContext, input: InputOf<T>) => Promise<MadeFile>,
): Bound {
  return { kind: 'public-file', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}

/**
 * A step that a browser takes by itself, coming from another site: `run` does it in one transaction and says to which page
 * of this program the browser is sent. What is refused is told on that page.
 */
export function bindRedirect<T extends Operation, P>(
  operation: T,
  before: (tools: BeforeTools, input: InputOf<T>) => Promise<P>,
  run: (ctx: OpenContext, input: InputOf<T>, before: P) => Promise<{ location: string }>,
): Bound {
  return {
    kind: 'redirect',
    operation,
    before: (tools, input) => before(tools, input as InputOf<T>),
    run: (ctx, input, done) => run(ctx, input as InputOf<T>, done as P),
  }
}

/** The function says which page may be seen; it is drawn outside any transaction. */
export function bindPicture<T extends Operation>(
  operation: T,
  run: (ctx: Context, input: InputOf<T>) => Promise<PageWanted>,
): Bound {
  return { kind: 'picture', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}
