export * from './escalation.js'
export * from './notices.js'
export * from './sweep.js'
export * from './told.js'
