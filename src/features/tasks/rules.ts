/** What is decided about tasks: the steps of a part, its deadline, where it stands in time. Pure; the face of rules/, a file a subject. */
export * from './rules/can.js'
export * from './rules/extension.js'
export * from './rules/steps.js'
export * from './rules/time.js'
export * from './rules/evidence.js'
export * from './rules/waiting-files.js'
export * from './rules/under.js'
