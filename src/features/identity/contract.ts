/** Signing in and out, sessions, accounts and what they may do. */
export * from './contract/accounts.js'
export * from './contract/import.js'
export * from './contract/links.js'
export * from './contract/notices.js'
export * from './contract/rights.js'
export * from './contract/sessions.js'
export * from './contract/sign-in.js'
export * from './contract/second-factor.js'
