/**
 * Which addresses the program may call where somebody else says which: only ones that the whole internet reaches, so that no
 * address makes this machine ask its own network for something. Names are resolved here, and the call goes to what was resolved.
 */
import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'

/** public: the internet over https · loopback: this machine alone, http as well (practice and tests) · none: nothing is called. */
export type CallPolicy = 'public' | 'loopback' | 'none'

export interface Resolved {
  address: string
  family: 4 | 6
}

/** The address is none that may be called. */
export class AddressRefused extends Error {
  override name = 'AddressRefused'
}

/** The name is not known just now; it may be later. */
export class NameUnknown extends Error {
  override name = 'NameUnknown'
}

/** Global unicast of IPv6 (RFC 4291 §2.4, IANA): everything else is special, or not given out. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** True for an address that is reached from the whole internet, in whichever way it is written. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  // an IPv4 address inside an IPv6 one is judged as what it is
  const address = ipaddr.process(text)
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(GLOBAL_V6)
}

export function isLoopbackAddress(text: string): boolean {
  return ipaddr.isValid(text) && ipaddr.process(text).range() === 'loopback'
}

/** Whether a resolved or connected address may be spoken to. */
export const allows = (policy: CallPolicy, address: string): boolean =>
  policy === 'public' ? isPublicAddress(address) : policy === 'loopback' && isLoopbackAddress(address)

/**
 * Where a call to this address may go.
 * @throws AddressRefused where the scheme, the form, or one of the addresses behind the name is not allowed
 * @throws NameUnknown where the name can not be resolved
 */
export async function resolveAllowed(url: string, policy: CallPolicy): Promise<Resolved> {
  const parsed = URL.canParse(url) ? new URL(url) : null
  if (!parsed || parsed.username || parsed.password) throw new AddressRefused('address')
  if (parsed.protocol !== 'https:' && !(policy === 'loopback' && parsed.protocol === 'http:'))
    throw new AddressRefused('scheme')
  const host = parsed.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const found = ipaddr.isValid(host) ? [literal(host)] : await resolve(host)
  // One forbidden address is enough: which of them is called in the end is not left to chance.
  if (!found.length || !found.every(({ address }) => allows(policy, address))) throw new AddressRefused('range')
  return found[0] as Resolved
}

const literal = (address: string): Resolved => ({ address, family: ipaddr.parse(address).kind() === 'ipv4' ? 4 : 6 })

async function resolve(host: string): Promise<Resolved[]> {
  const found = await lookup(host, { all: true, verbatim: true }).catch(() => {
    throw new NameUnknown(host)
  })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}
