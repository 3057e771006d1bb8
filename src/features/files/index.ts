export { eraseContent, inspectDispatch, inspectEnclosure, keepFile, refuseUnread, releaseFiles } from './service.js'
export { removeFile } from './jobs.js'
