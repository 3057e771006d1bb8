/** Binds an operation to the function that does it. A feature's `index.ts` is a list of these. */
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.js'
import type { InputOf, Operation } from '../../kernel/contract.js'
import type { Context, OpenContext, Upload } from '../context.js'
import type { FileStore } from '../files.js'
import type { ReadingRoom } from '../reading-room.js'

type Answer<T extends Operation> = Promise<z.input<T['output']>>

/** A stored file that is to be sent. */
export interface Download {
  sha256: string
  name: string
  mediaType: string
  size: number
}

/** What an upload may use before its transaction is opened: reading a file takes seconds, a transaction must not. */
export interface DoorTools {
  files: FileStore
  reader: ReadingRoom
  actor: Actor
}

export type Bound =
  | { kind: 'signed-in'; operation: Operation; run(ctx: Context, input: unknown): Promise<unknown> }
  | { kind: 'open'; operation: Operation; run(ctx: OpenContext, input: unknown): Promise<unknown> }
  | {
      kind: 'upload'
      operation: Operation
      inspect(tools: DoorTools, upload: Upload, input: unknown): Promise<unknown>
      run(ctx: Context, input: unknown, upload: Upload, inspected: unknown): Promise<unknown>
    }
  | { kind: 'download'; operation: Operation; run(ctx: Context, input: unknown): Promise<Download> }

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
  run: (ctx: Context, input: InputOf<T>) => Promise<Download>,
): Bound {
  return { kind: 'download', operation, run: (ctx, input) => run(ctx, input as InputOf<T>) }
}
