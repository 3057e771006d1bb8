export { inspectDispatch, inspectEnclosure, keepFile } from './service.js'
