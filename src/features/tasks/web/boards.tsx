import { capital } from '../../../kernel/text.js'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { listBoards } from '../contract.js'
import './board.css'
import { sayDocument } from './say.js'

const text = words.tasks.board

/** Issued dispatches with what is open and late in each. */
export function BoardsPage() {
  const boards = useAnswer(listBoards, {})
  return (
    <Page title={text.title} lead={text.listLead}>
      <Answer of={boards}>
        {(data) =>
          data.boards.length === 0 ? (
            <Empty>{text.none}</Empty>
          ) : (
            <ul className="sheet plain">
              {data.boards.map((board) => (
                <li key={board.documentId} className="board-row">
                  <div>
                    <h2>
                      <Link className="plain-link" to={`/theo-doi/${board.documentId}`}>
                        {board.subject ? capital(board.subject) : sayDocument(board)}
                      </Link>
                    </h2>
                    <p className="small muted num">
                      {[sayDocument(board), board.date && formatDay(board.date), text.parts(board.parts)]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </div>
                  <div className="board-marks">
                    {board.late > 0 ? <Mark kind="late">{text.late(board.late)}</Mark> : null}
                    {board.toReview > 0 ? <Mark kind="wait">{text.toReview(board.toReview)}</Mark> : null}
                    <Mark kind="done">{text.done(board.done)}</Mark>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  )
}
