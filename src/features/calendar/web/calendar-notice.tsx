import { useLocation } from 'react-router'
import { useMay } from '../../../web/me.js'
import { useAnswer } from '../../../web/queries.js'
import { getCalendarNotices } from '../contract.js'
import { MissingNote } from './missing-note.js'

/** Tells the administrator on his own pages, from November on, that the coming year's holidays have not been decided. */
export function CalendarNotice() {
  const may = useMay()
  const { pathname } = useLocation()
  const here = may('calendar.manage') && (pathname === '/' || pathname.startsWith('/quan-tri'))
  const { data } = useAnswer(getCalendarNotices, {}, { enabled: here, staleTime: 300_000 })
  return here && data ? <MissingNote missing={data.missing} /> : null
}
