export {
  eraseContent,
  inspectDispatch,
  inspectEnclosure,
  keepFile,
  keepMade,
  refuseUnread,
  releaseFiles,
} from './service.js'
export { removeFile } from './jobs.js'
