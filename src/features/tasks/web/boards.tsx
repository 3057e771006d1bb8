import { useInfiniteQuery } from '@tanstack/react-query'
import type { OutputOf } from '../../../kernel/contract.js'
import { capital } from '../../../kernel/text.js'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { call, type Problem } from '../../../web/api.js'
import { formatDay } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { listBoards } from '../contract.js'
import './board.css'
import { LateUnits } from './late-units.js'
import { sayDocument } from './say.js'

const text = words.tasks.board

type Boards = OutputOf<typeof listBoards>

/** Issued dispatches with what is open and late in each, and above them the units with late work. */
export function BoardsPage() {
  const boards = useInfiniteQuery<Boards, Problem, Pick<Boards, 'boards'>, readonly unknown[], string | undefined>({
    queryKey: [listBoards.name, {}, 'pages'],
    queryFn: ({ pageParam, signal }) => call(listBoards, { after: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    select: ({ pages }) => ({ boards: pages.flatMap((page) => page.boards) }),
  })
  return (
    <Page title={text.title} lead={text.listLead}>
      <LateUnits />
      <Answer of={boards}>
        {(data) =>
          data.boards.length === 0 ? (
            <Empty>{text.none}</Empty>
          ) : (
            <>
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
              {boards.hasNextPage ? (
                <div className="unit-foot">
                  <Button busy={boards.isFetchingNextPage} onClick={() => void boards.fetchNextPage()}>
                    {words.shell.showMore}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </Answer>
    </Page>
  )
}
