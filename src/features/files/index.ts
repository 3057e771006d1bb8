export { eraseContent, inspectDispatch, inspectEnclosure, keepFile, releaseFiles } from './service.js'
export { removeFile } from './jobs.js'
