import { describe, expect, it } from 'vitest'
import { afterFailure, isLocked, networkOf, readSessionCookie, sessionCookie, type Failures } from './sign-in.js'

const now = new Date('2026-11-25T03:00:00Z')
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000)

describe('lock-out', () => {
  it('locks with the last failure that is allowed, for fifteen minutes, and counts anew after that', () => {
    let failures: Failures | undefined
    for (let n = 1; n <= 7; n++) failures = afterFailure(failures, 8, now)
    expect(failures && isLocked(failures, now)).toBe(false)
    failures = afterFailure(failures, 8, now)
    expect(isLocked(failures, later(14))).toBe(true)
    expect(isLocked(failures, later(15))).toBe(false)
    expect(afterFailure(failures, 8, later(15))).toEqual({ failed: 1, since: later(15), locked_until: null })
  })

  it('forgets failures that lie a quarter of an hour back', () => {
    const one = afterFailure(undefined, 8, now)
    expect(afterFailure(one, 8, later(14)).failed).toBe(2)
    expect(afterFailure(one, 8, later(15)).failed).toBe(1)
  })

  it('takes the addresses of one IPv6 network for one', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(networkOf('2001:db8:0:12::1')).toBe(networkOf('2001:0DB8:0000:0012:aaaa:bbbb:cccc:dddd'))
    expect(networkOf('2001:db8:0:12::1')).not.toBe(networkOf('2001:db8:0:13::1'))
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
  })
})

describe('session cookie', () => {
  it('carries tenant and token and takes nothing else', () => {
    const tenant = '0192f0c1-2b7e-7c3a-9a5e-1c2d3e4f5a6b'
    const token = 'a'.repeat(43)
    expect(readSessionCookie(sessionCookie(tenant, token))).toEqual({ tenantId: tenant, token })
    for (const bad of [
      '',
      'x',
      `${tenant}.`,
      `${tenant}.${token}x`,
      `${tenant}'.${token}`,
      `${'-'.repeat(36)}.${token}`,
    ])
      expect(readSessionCookie(bad)).toBeNull()
  })
})
