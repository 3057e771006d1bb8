export * from './chain.js'
export * from './events.js'
export * from './log-page.js'
