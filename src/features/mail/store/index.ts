export * from './addresses.js'
export * from './letters.js'
export * from './server.js'
