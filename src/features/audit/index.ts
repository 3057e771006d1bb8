export { record, recordAs, taskEvents, type NewEvent } from './service.js'
