import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../format.js'
import { classes } from '../classes.js'
import { useAnswer } from '../../queries.js'
import { useMay } from '../../me.js'
import { listSourceChanges } from '../../../features/source-changes/contract.js'
import './source-changes.css'

const text = words.sourceChanges

/** Says on the pages of a dispatch and its tasks that it was amended, replaced or recalled; nothing where it was not. */
export function SourceNote({ documentId }: { documentId: string }) {
  const may = useMay()
  const { data } = useAnswer(listSourceChanges, { documentId })
  const [last] = data?.changes ?? []
  if (!last) return null
  if (last.takenBack) {
    return (
      <p className="small muted">
        {text.takenBack(last.takenBack.by, formatInstant(last.takenBack.at))}{' '}
        {may('boards.read') ? <Link to={`/van-ban-thay-doi/${last.id}`}>{text.open}</Link> : null}
      </p>
    )
  }
  return (
    <div className={classes('note', last.open > 0 ? 'warn' : null, 'source-note')}>
      <p>
        <b>{text.note(last.kind, last.by)}</b> {text.kept}
        {may('boards.read') && last.parts > 0 ? (
          <>
            {' '}
            {last.open > 0 ? text.noteOpen(last.open) : text.noteDone}{' '}
            <Link to={`/van-ban-thay-doi/${last.id}`}>{last.open > 0 ? text.toDecide : text.open}</Link>
          </>
        ) : null}
      </p>
    </div>
  )
}
