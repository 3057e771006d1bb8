/** What is decided about the working calendar. Pure; the face of rules/, a file a subject. */
export * from './rules/check.js'
export * from './rules/day-file.js'
export * from './rules/impact.js'
export * from './rules/import.js'
export * from './rules/missing.js'
