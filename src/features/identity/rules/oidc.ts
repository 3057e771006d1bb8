/** Signing in by an identity provider, decided without the world. */
import type { ReturnRefusal } from '../contract/oidc.js'
import { loginKey } from './sign-in.js'

const MINUTE = 60_000

/** Between leaving for the provider and coming back. */
export const PENDING_LIFE = 10 * MINUTE
/** A name that is allowed and never used: names are given to others in time, and must not open an account years later. */
export const PERMIT_LIFE = 30 * 24 * 60 * MINUTE

/** The page where the holder of an account sees what it is bound to. */
export const OWN_PAGE = '/tai-khoan'
export const SIGN_IN_PAGE = '/dang-nhap'

/** The page that a sign-in leads to: only one of this program, whatever was asked for. */
export function ownPage(wanted: string): string {
  // a browser reads "\\" as "/", and leaves tabs and line ends out
  const foreign = !wanted.startsWith('/') || wanted.startsWith('//') || /[\\\p{Cc}]/u.test(wanted)
  if (foreign || !URL.canParse(wanted, HERE)) return '/'
  const url = new URL(wanted, HERE)
  const page = url.pathname + url.search
  return url.origin !== HERE || page.startsWith('//') || [SIGN_IN_PAGE, '/api'].some((at) => page.startsWith(at))
    ? '/'
    : page
}

const HERE = 'http://here.invalid'

/** The page that tells why coming back opened nothing. */
export function refusedPage(page: string, code: ReturnRefusal, back = '/'): string {
  const query = new URLSearchParams({ loi: code, ...(back === '/' ? {} : { ve: back }) })
  return `${page}?${query.toString()}`
}

/** The sign-in page at its second step. The ticket stands behind "#": no browser sends it to a server or on to another page. */
export function secondStepPage(next: 'code' | 'set-up', ticket: string, back: string): string {
  const query = back === '/' ? '' : `?${new URLSearchParams({ ve: back }).toString()}`
  return `${SIGN_IN_PAGE}${query}#${new URLSearchParams({ buoc: next, phieu: ticket }).toString()}`
}

/** Names are compared folded to lower case and trimmed, as logins are. */
export const nameKey = loginKey
