/** The feature's pure decisions: names to bodies, periods, the tree. */
export * from './rules/matching.js'
export * from './rules/periods.js'
export * from './rules/tree.js'
export * from './rules/groups.js'
export * from './rules/import.js'
export * from './rules/mapping.js'
export * from './rules/successions.js'
