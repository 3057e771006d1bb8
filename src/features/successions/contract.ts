/** Changes of the organisations by decision, and how their work is handed over. */
export * from './contract/changes.js'
export * from './contract/handovers.js'
