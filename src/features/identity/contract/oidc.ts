/** Signing in by the office's identity provider (OpenID Connect), and which account is whose there. */
import { z } from 'zod'
import { contract, done, filled, id, instant } from '../../../kernel/contract.js'

/** Where the browser is to be sent; only an answer that comes back by the same browser counts. */
const leave = z.object({ address: z.string() })
const password = z.string().max(200)

/** username: what the provider calls `preferred_username` · email: an address that it says is verified. */
export const OIDC_CLAIMS = ['username', 'email'] as const
export type OidcClaim = (typeof OIDC_CLAIMS)[number]

export const oidcBinding = z.object({
  /** As the provider called the person when it was bound; nothing is decided by it. */
  name: z.string().nullable(),
  issuer: z.string(),
  since: instant,
  /** holder: by who was signed in · allowed: by the first sign-in under a name that an administrator had allowed. */
  way: z.enum(['holder', 'allowed']),
  /** False: of a provider that is no longer the office's; it opens nothing. */
  current: z.boolean(),
})
export type OidcBindingView = z.infer<typeof oidcBinding>

export const getOidc = contract({
  name: 'getOidc',
  method: 'GET',
  path: '/api/oidc',
  permission: 'public',
  summary: 'Whether accounts may sign in by an identity provider, and what people call it.',
  input: z.object({}),
  output: z.object({ on: z.boolean(), name: z.string().nullable() }),
})

export const beginOidcSignIn = contract({
  name: 'beginOidcSignIn',
  method: 'POST',
  path: '/api/oidc',
  permission: 'public',
  summary: 'Begins to sign in by the identity provider: answers the address to which the browser is to go.',
  input: z.object({
    /** The page of this program to go on to. */
    to: z.string().max(2000),
  }),
  output: leave,
})

export const finishOidc = contract({
  name: 'finishOidc',
  method: 'GET',
  path: '/api/oidc/return',
  permission: 'public',
  summary:
    'The browser comes back from the identity provider: signs in or binds, and sends it on to a page, which tells a refusal (`loi`).',
  input: z.object({
    state: z.string().max(500).optional(),
    code: z.string().max(4000).optional(),
    iss: z.string().max(2000).optional(),
    error: z.string().max(200).optional(),
  }),
  output: z.object({}),
  transport: 'redirect',
})

const ownOidc = z.object({
  on: z.boolean(),
  /** What people call the provider; null: no name of its own. */
  provider: z.string().nullable(),
  binding: oidcBinding.nullable(),
  /** False: the account has no password here, which binding and unbinding ask for. */
  possible: z.boolean(),
})
export type OwnOidcView = z.infer<typeof ownOidc>

export const getOwnOidc = contract({
  name: 'getOwnOidc',
  method: 'GET',
  path: '/api/me/oidc',
  permission: 'signed-in',
  summary: 'Whether the own account signs in by the identity provider too.',
  input: z.object({}),
  output: ownOidc,
})

export const beginOidcBinding = contract({
  name: 'beginOidcBinding',
  method: 'POST',
  path: '/api/me/oidc',
  permission: 'signed-in',
  summary: 'Begins to bind the own account to a person at the identity provider, with the password.',
  input: z.object({ password }),
  output: leave,
})

export const endOwnOidc = contract({
  name: 'endOwnOidc',
  method: 'POST',
  path: '/api/me/oidc/end',
  permission: 'signed-in',
  summary:
    'Unbinds the own account from the identity provider, with the password; its other sessions opened there end.',
  input: z.object({ password }),
  output: done,
})

export const getAccountOidc = contract({
  name: 'getAccountOidc',
  method: 'GET',
  path: '/api/accounts/:id/oidc',
  permission: 'accounts.manage',
  summary: 'How an account is bound to the identity provider, or which name there may bind it.',
  input: z.object({ id }),
  output: z.object({
    on: z.boolean(),
    binding: oidcBinding.nullable(),
    allowed: z.object({ claim: z.enum(OIDC_CLAIMS), name: z.string(), until: instant }).nullable(),
  }),
})

export const allowOidc = contract({
  name: 'allowOidc',
  method: 'POST',
  path: '/api/accounts/:id/oidc',
  permission: 'accounts.manage',
  summary:
    'Allows whoever the identity provider calls so to sign in to the account; the first who does is bound, and the name is used up.',
  input: z.object({ id, claim: z.enum(OIDC_CLAIMS), name: filled(200) }),
  output: done,
})

export const endOidc = contract({
  name: 'endOidc',
  method: 'POST',
  path: '/api/accounts/:id/oidc/end',
  permission: 'accounts.manage',
  summary:
    'Unbinds an account from the identity provider, takes an allowed name back, and ends its sessions opened there.',
  input: z.object({ id }),
  output: done,
})

/** What the page is told where coming back opened nothing; a sentence of each stands in the words of errors. */
export const RETURN_REFUSALS = [
  'oidc-step-over',
  'oidc-unproven',
  'oidc-denied',
  'oidc-away',
  'oidc-off',
  'oidc-unknown',
  'oidc-taken',
  'oidc-bound',
  'account-suspended',
] as const
export type ReturnRefusal = (typeof RETURN_REFUSALS)[number]
