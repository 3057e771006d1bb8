import { describe, expect, it } from 'vitest'
import { afterFailure, isLocked, readSessionCookie, sessionCookie } from './rules.js'

const now = new Date('2026-11-25T03:00:00Z')

describe('lock-out', () => {
  it('locks with the eighth failure, for fifteen minutes, and counts anew after that', () => {
    let account = { failed_attempts: 0, locked_until: null as Date | null }
    for (let n = 1; n <= 7; n++) account = afterFailure(account, now)
    expect(isLocked(account, now)).toBe(false)
    account = afterFailure(account, now)
    expect(isLocked(account, now)).toBe(true)
    const later = new Date(now.getTime() + 15 * 60_000)
    expect(isLocked(account, later)).toBe(false)
    expect(afterFailure(account, later)).toEqual({ failed_attempts: 1, locked_until: null })
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
