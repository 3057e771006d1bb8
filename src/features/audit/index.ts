export { record, recordAs, recordQuietly, taskEvents, type NewEvent } from './service.js'
