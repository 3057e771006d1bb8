/**
 * The office's own identity provider (OpenID Connect): where a browser is sent, and what its answer proves. The provider is
 * named by the operator, so it may stand in the office's own network; nothing that a visitor sends says where a call goes.
 */
import * as client from 'openid-client'
import { openFetch } from './fetch.js'

export interface OidcAddress {
  issuer: string
  clientId: string
  clientSecret: string
  /** What people call it; null: no name of its own. */
  name: string | null
}

/** What is kept between leaving and coming back. */
export interface OidcLeave {
  state: string
  nonce: string
  verifier: string
}

/** Names that the provider gives a person; they may change, and be given to another later. */
export interface OidcNames {
  username: string | null
  /** Only where the provider says that it is verified. */
  email: string | null
}

export interface Asserted {
  issuer: string
  subject: string
  names: OidcNames
}

/** The provider can not be reached, or answers like none. */
export class OidcAway extends Error {
  override name = 'OidcAway'
}

/** The answer proves nothing: refused by the provider, of another sign-in, for another program, of another provider. */
export class OidcUnproven extends Error {
  override name = 'OidcUnproven'
}

export interface Oidc {
  issuer: string
  name: string | null
  /** @throws OidcAway */
  leave(redirectUri: string): Promise<OidcLeave & { address: string }>
  /** @param answered the address to which the browser was sent back, whole @throws OidcAway, OidcUnproven */
  comeBack(answered: URL, kept: OidcLeave): Promise<Asserted>
}

/** Seconds; a person waits before the screen. */
const TIME = 8
/** The provider's own description is asked for again after this long. */
const KNOWN_FOR = 10 * 60_000

const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_RESPONSE_IS_NOT_CONFORM'])

/** What a failed call says of whom: the network and a provider that is broken, or the answer that was brought. */
function sorted(error: unknown): Error {
  const { code, status, cause } = (error ?? {}) as { code?: string; status?: number; cause?: { code?: string } }
  const broken = (status ?? 0) >= 500 || cause?.code?.startsWith('E') || code?.startsWith('E')
  return broken || AWAY.has(code ?? '')
    ? new OidcAway('provider', { cause: error })
    : new OidcUnproven('answer', { cause: error })
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const namesOf = (claims: Record<string, unknown>): OidcNames => ({
  username: text(claims.preferred_username),
  email: claims.email_verified === true ? text(claims.email) : null,
})

export function openOidc(address: OidcAddress, trust: string | null): Oidc {
  const issuer = new URL(address.issuer)
  const near = issuer.protocol === 'http:'
  let known: { config: client.Configuration; at: number } | null = null

  async function configuration(): Promise<client.Configuration> {
    if (known && Date.now() - known.at < KNOWN_FOR) return known.config
    const config = await client
      .discovery(issuer, address.clientId, undefined, client.ClientSecretBasic(address.clientSecret), {
        [client.customFetch]: openFetch(trust, near) as client.CustomFetch,
        timeout: TIME,
        // the signature of an ID token is checked though it comes over TLS: a proxy between may not be the provider
        execute: [client.enableNonRepudiationChecks, ...(near ? [client.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        throw new OidcAway('discovery', { cause: error })
      })
    known = { config, at: Date.now() }
    return config
  }

  return {
    issuer: address.issuer,
    name: address.name,
    async leave(redirectUri) {
      const config = await configuration()
      const kept = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const to = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid profile email',
        response_type: 'code',
        state: kept.state,
        nonce: kept.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
      })
      if (to.protocol !== 'https:' && !near) throw new OidcAway('authorization endpoint')
      return { ...kept, address: to.href }
    },
    async comeBack(answered, kept) {
      const config = await configuration()
      try {
        const tokens = await client.authorizationCodeGrant(config, answered, {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        })
        const claims = tokens.claims() as client.IDToken
        let names = namesOf(claims)
        // many providers tell names only here; bound to the same subject by the library
        if ((!names.username || !names.email) && config.serverMetadata().userinfo_endpoint) {
          const more = namesOf(await client.fetchUserInfo(config, tokens.access_token, claims.sub))
          names = { username: names.username ?? more.username, email: names.email ?? more.email }
        }
        return { issuer: address.issuer, subject: claims.sub, names }
      } catch (error) {
        throw sorted(error)
      }
    },
  }
}
