export * from './board.js'
export * from './parts.js'
export * from './results.js'
export * from './work.js'
