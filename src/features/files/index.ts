export {
  eraseContent,
  inspectDispatch,
  inspectEnclosure,
  inspectTable,
  keepFile,
  keepMade,
  refuseUnread,
  releaseFiles,
} from './service.js'
export { removeFile } from './jobs.js'
