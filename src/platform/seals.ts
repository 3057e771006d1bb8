/**
 * Secrets that the program must be able to say again (the password of a mail server, the key that signs what is sent out): kept
 * in the database only sealed with AES-256-GCM. The key lies outside the database and in no backup, so neither is enough alone.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Seals {
  /** `about` binds the secret to its place: sealed for one record, it is not opened for another. */
  seal(secret: string, about: string): Buffer
  /** Null where the key is another one than at the time of sealing (a restore on another machine), or the bytes were changed. */
  open(sealed: Buffer, about: string): string | null
}

const NONCE = 12
const TAG = 16

/**
 * @param given the key from outside, 32 bytes; several servers on one database must be given the same. Without it a key is made
 *   once and kept in the data folder, readable by the program's user alone.
 */
export function openSeals(dataDir: string, given: Buffer | null): Seals {
  let key = given
  /** Read when it is first needed: an office that keeps no such secret has no such file. */
  const keyOf = (): Buffer => (key ??= keptKey(dataDir))
  return {
    seal(secret, about) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keyOf(), nonce).setAAD(Buffer.from(about))
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(sealed, about) {
      if (sealed.length < NONCE + TAG) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', keyOf(), sealed.subarray(0, NONCE))
          .setAAD(Buffer.from(about))
          .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
        return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
      } catch {
        return null
      }
    },
  }
}

/** Two programs that make the key at the same moment keep the one that was written first. */
function keptKey(dataDir: string): Buffer {
  const file = path.join(dataDir, 'seal.key')
  mkdirSync(dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64')
  if (key.length !== 32) throw new Error(`${file} holds no key of 32 bytes`)
  return key
}
