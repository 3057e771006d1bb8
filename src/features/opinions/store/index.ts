export * from './rounds.js'
export * from './slips.js'
export * from './files.js'
