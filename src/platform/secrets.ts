/** Random tokens and password hashes. Tokens are kept as hashes only. */
import { createHash, randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { openLine } from './line.js'

/** 256 random bits, as text for cookies and links. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** Random bytes for a secret that is shown to its holder. */
export const randomOf = (bytes: number): Buffer => randomBytes(bytes)

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()

/** argon2id, 19 MiB, two passes: OWASP's first choice for interactive sign-in. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/**
 * Hashes that are worked out at the same time: they share the program's few threads with the reading of files, and each
 * takes 19 MiB. Whoever checks or makes a password does it in this line.
 */
export const passwordLine = openLine({ seats: 2, places: 200 })

/** To be called in `passwordLine`, or where nobody waits. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), COST)

/** A hash of nothing that anybody knows, so that an unknown login takes as long as a known one. */
let decoy: Promise<string> | null = null

/** Whether a password belongs to a kept hash; takes as long for a `kept` of null. To be called in `passwordLine`. */
export async function checkPassword(kept: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(newToken())
  const right = await verify(kept ?? (await decoy), password.normalize('NFC'))
  return right && kept !== null
}
