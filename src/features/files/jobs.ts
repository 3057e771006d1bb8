/** Removing the bytes of a file whose row was deleted. */
import type { Db, JobPayloads } from '../../platform/context.js'
import type { FileStore } from '../../platform/files.js'
import { holdFiles, isNamed } from './store.js'

/** Throws, to be tried again later, while a file is being kept or a backup runs. Running it twice does nothing new. */
export async function removeFile(
  house: { files: FileStore; inTransaction<T>(work: (db: Db) => Promise<T>): Promise<T> },
  { sha256 }: JobPayloads['remove-file'],
): Promise<void> {
  await house.inTransaction(async (db) => {
    if (!(await holdFiles(db))) throw new Error('files are in use')
    if (!(await isNamed(db, sha256))) await house.files.erase(sha256)
  })
}
