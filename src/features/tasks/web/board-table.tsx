import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDeadline, formatShortDay } from '../../../web/format.js'
import { isOpen, StateMark } from '../../../web/parts/mark.js'
import type { BoardCell } from '../contract.js'
import type { Board } from './board-data.js'
import { ChooseBox } from './bulk/choose.js'
import type { Chosen } from './bulk/use-chosen.js'
import { periodLabel } from './time/period-label.js'
import { sayOtherwise, taskPath } from './say.js'

const text = words.tasks.board

function tone({ state, time }: BoardCell): string | undefined {
  if (!isOpen(state)) return undefined
  if (time.code === 'late') return 'late'
  if (time.code === 'soon' || time.code === 'today') return 'soon'
  return undefined
}

/** A wide table in a frame of its own that scrolls; its head and its first column stay in sight. */
export function BoardTable({ board, chosen }: { board: Board; chosen: Chosen }) {
  return (
    // A frame that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="sheet board-wrap" tabIndex={0} aria-label={text.region}>
      <table className="board">
        <thead>
          <tr>
            <th scope="col">{text.unit}</th>
            {board.tasks.map((task) => (
              <th key={task.id} scope="col">
                <b>
                  {task.number} · {task.title}
                </b>
                {formatDeadline(task.deadline)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.units.map((unit) => (
            <tr key={unit.id}>
              <th scope="row">
                <ChooseBox
                  chosen={chosen}
                  ids={unit.cells.map((cell) => cell.assignmentId)}
                  label={words.bulk.selectUnit(unit.name)}
                />
                {unit.name}
                <Otherwise said={sayOtherwise(board.names, unit.otherwise)} />
              </th>
              {board.tasks.map((task) => (
                <Cell
                  key={task.id}
                  cells={unit.cells.filter((cell) => cell.taskId === task.id)}
                  chosen={chosen}
                  title={task.title}
                  unit={unit.name}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  cells: BoardCell[]
  chosen: Chosen
  title: string
  unit: string
}

function Cell({ cells, chosen, title, unit }: CellProps) {
  if (cells.length === 0) {
    return (
      <td className="none">
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{text.noTask}</span>
      </td>
    )
  }
  return (
    <td className={cells.map(tone).find(Boolean)}>
      {cells.map((cell) => (
        <div key={cell.assignmentId} className="cell-row">
          <ChooseBox chosen={chosen} ids={[cell.assignmentId]} label={words.bulk.select(title, unit)} />
          <Link className="cell" to={taskPath(cell.taskId, cell.assignmentId)}>
            <StateMark state={cell.state} time={cell.time} submittedAt={cell.submittedAt} />
            {cell.deadline.ownDay && cell.deadline.lastDay ? (
              <small className="muted num">
                {words.cooperating.order.shown(formatShortDay(cell.deadline.lastDay))}
              </small>
            ) : cell.deadline.extended && cell.deadline.lastDay ? (
              <small className="muted num">{words.taskLife.board.until(formatShortDay(cell.deadline.lastDay))}</small>
            ) : null}
            {cell.period ? <small className="muted num">{periodLabel(cell.period)}</small> : null}
            {cell.role === 'cooperating' ? <small className="muted">{words.tasks.role.cooperating}</small> : null}
          </Link>
        </div>
      ))}
    </td>
  )
}

function Otherwise({ said }: { said: string | null }) {
  return said ? <small className="muted otherwise">{said}</small> : null
}
