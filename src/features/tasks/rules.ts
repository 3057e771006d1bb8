/** What is decided about tasks: the steps of a part and where it stands in time. Pure; the face of rules/, a file a subject. */
export * from './rules/steps.js'
export * from './rules/time.js'
export * from './rules/evidence.js'
export * from './rules/waiting-files.js'
