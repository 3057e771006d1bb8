/** Tasks, and the part that each organisation has in them, from issue to acceptance: the face of contract/, a file a subject. */
export * from './contract/states.js'
export * from './contract/part.js'
export * from './contract/task.js'
export * from './contract/home.js'
export * from './contract/steps.js'
export * from './contract/evidence.js'
export * from './contract/board.js'
