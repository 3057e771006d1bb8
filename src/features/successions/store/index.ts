export * from './handovers.js'
