export * from './groups.js'
export * from './relations.js'
export * from './units.js'
