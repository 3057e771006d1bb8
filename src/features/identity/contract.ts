/** Signing in and out, sessions, accounts and what they may do. */
export * from './contract/accounts.js'
export * from './contract/sessions.js'
export * from './contract/sign-in.js'
