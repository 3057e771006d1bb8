/** Bodies and units of the office, and groups of them. */
export * from './contract/groups.js'
export * from './contract/import.js'
export * from './contract/units.js'
