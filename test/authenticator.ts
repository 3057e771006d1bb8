/** A device that makes passkeys and signs with them, in a few lines: ES256, resident keys, attestation "none" (WebAuthn, 6). */
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const b64 = (data: Buffer | string): string => Buffer.from(data).toString('base64url')

/* As much of CBOR as is needed: whole numbers, bytes, text, maps. */
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255])
type Cbor = number | string | Buffer | Map<number | string, Cbor>
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, one]) => [cbor(key), cbor(one)])])
}

interface Held {
  id: Buffer
  key: KeyObject
  userHandle: string
  rpId: string
}

/** What may be otherwise than it should. */
export interface Twist {
  origin?: string
  challenge?: string
  /** Of the host for which it signs. */
  rpId?: string
  userHandle?: string
  /** False: nobody has shown a finger or a number. */
  verified?: boolean
  counter?: number
  /** Signs with another key. */
  forged?: boolean
}

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

export class Authenticator {
  counter = 0
  held: Held[] = []

  constructor(private readonly origin: string) {}

  private data(rpId: string, flags: number, twist: Twist): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(twist.counter ?? ++this.counter)
    const given = twist.verified === false ? flags & ~VERIFIED : flags
    return Buffer.concat([sha256(twist.rpId ?? rpId), Buffer.from([given]), count])
  }

  private client(type: string, challenge: string, twist: Twist): Buffer {
    return Buffer.from(
      JSON.stringify({
        type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? this.origin,
        crossOrigin: false,
      }),
    )
  }

  /** What a browser answers to `navigator.credentials.create`. */
  make(given: { challenge: string }, twist: Twist = {}) {
    const options = given as unknown as { challenge: string; rp: { id: string }; user: { id: string } }
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x, y } = publicKey.export({ format: 'jwk' })
    const id = randomBytes(32)
    this.held.push({ id, key: privateKey, userHandle: options.user.id, rpId: options.rp.id })
    const cose = cbor(
      new Map<number, Cbor>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x ?? '', 'base64url')],
        [-3, Buffer.from(y ?? '', 'base64url')],
      ]),
    )
    const length = Buffer.from([0, id.length])
    const data = this.data(options.rp.id, PRESENT | VERIFIED | ATTESTED, twist)
    const authData = Buffer.concat([data, Buffer.alloc(16), length, id, cose])
    const attestation = new Map<string, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ])
    return {
      id: b64(id),
      rawId: b64(id),
      type: 'public-key' as const,
      response: {
        clientDataJSON: b64(this.client('webauthn.create', options.challenge, twist)),
        attestationObject: b64(cbor(attestation)),
        transports: ['internal'],
      },
    }
  }

  /** What a browser answers to `navigator.credentials.get`, with the passkey that was made last or the one given. */
  sign(options: { challenge: string }, twist: Twist = {}, held = this.held.at(-1)) {
    if (!held) throw new Error('no passkey')
    const data = this.data(held.rpId, PRESENT | VERIFIED, twist)
    const client = this.client('webauthn.get', options.challenge, twist)
    const key = twist.forged ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : held.key
    return {
      id: b64(held.id),
      rawId: b64(held.id),
      type: 'public-key' as const,
      response: {
        clientDataJSON: b64(client),
        authenticatorData: b64(data),
        signature: b64(sign('sha256', Buffer.concat([data, sha256(client)]), key)),
        userHandle: twist.userHandle ?? held.userHandle,
      },
    }
  }
}
