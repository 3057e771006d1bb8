export { eraseContent, inspectDispatch, inspectEnclosure, keepFile } from './service.js'
