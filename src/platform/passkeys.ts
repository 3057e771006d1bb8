/**
 * Passkeys (W3C Web Authentication, level 2): what a browser is asked for, and whether what a device has signed is right.
 * Discoverable credentials with user verification; no attestation is asked for, as nobody here judges makes of devices.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransportFuture,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'

/** For whom a passkey is: the program as people reach it. */
export interface RelyingParty {
  /** The host of its address. Passkeys are lost when it changes. */
  id: string
  origin: string
}

const ADDRESS = /^[\d.]+$|^\[/

/** Null where browsers lend no passkeys: an address without TLS that is not `localhost`, or one of numbers. */
export function relyingPartyOf(origin: string | null): RelyingParty | null {
  if (origin === null) return null
  const { protocol, hostname } = new URL(origin)
  const secure = protocol === 'https:' || hostname === 'localhost'
  return secure && !ADDRESS.test(hostname) ? { id: hostname, origin } : null
}

export interface KnownPasskey {
  credential_id: Buffer
  transports: string[]
}

interface Asked {
  /** base64url. */
  challenge: string
  /** How long the browser waits, in milliseconds. */
  timeout: number
}

interface AskedOfNew extends Asked {
  userHandle: Buffer
  login: string
  title: string
  officeName: string
  /** A device that holds one of these makes no second. */
  known: KnownPasskey[]
}

const bytes = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, 'base64url')

/** What `navigator.credentials.create` is given. */
export function creationOptions(party: RelyingParty, asked: AskedOfNew): Promise<{ challenge: string }> {
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: asked.officeName,
    challenge: bytes(asked.challenge),
    timeout: asked.timeout,
    userID: new Uint8Array(asked.userHandle),
    userName: asked.login,
    userDisplayName: asked.title,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: asked.known.map((one) => ({
      id: one.credential_id.toString('base64url'),
      transports: one.transports as AuthenticatorTransportFuture[],
    })),
  })
}

/** What `navigator.credentials.get` is given: any passkey of this program, whoever's it is. */
export function requestOptions(party: RelyingParty, asked: Asked): Promise<{ challenge: string }> {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: bytes(asked.challenge),
    timeout: asked.timeout,
    userVerification: 'required',
  })
}

/** The challenge that an answer says it has signed; null where it says none. */
export function challengeOf(clientDataJSON: string): string | null {
  try {
    const data: unknown = JSON.parse(bytes(clientDataJSON).toString('utf8'))
    const challenge = typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : null
    return typeof challenge === 'string' ? challenge : null
  } catch {
    return null
  }
}

export interface NewPasskey {
  credentialId: Buffer
  publicKey: Buffer
  counter: number
}

/** The passkey that a device has made; null where anything of the answer is wrong. */
export async function readNewPasskey(
  party: RelyingParty,
  challenge: string,
  response: Omit<RegistrationResponseJSON, 'clientExtensionResults'>,
): Promise<NewPasskey | null> {
  const read = await verifyRegistrationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => null)
  if (!read?.verified) return null
  const { id, publicKey, counter } = read.registrationInfo.credential
  return { credentialId: bytes(id), publicKey: Buffer.from(publicKey), counter }
}

/**
 * The count that a device has signed with the challenge; null where anything of the answer is wrong. Whether the count has
 * gone back is asked by the caller: only of an answer that is signed does it say anything.
 */
export async function readSignature(
  party: RelyingParty,
  challenge: string,
  response: Omit<AuthenticationResponseJSON, 'clientExtensionResults'>,
  publicKey: Buffer,
): Promise<number | null> {
  const read = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    credential: { id: response.id, publicKey: new Uint8Array(publicKey), counter: 0 },
  }).catch(() => null)
  return read?.verified ? read.authenticationInfo.newCounter : null
}
