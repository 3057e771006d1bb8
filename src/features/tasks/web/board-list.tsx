import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { StateMark } from '../../../web/parts/mark.js'
import type { Board } from './board-data.js'
import { ChooseBox } from './bulk/choose.js'
import type { Chosen } from './bulk/use-chosen.js'
import { Due } from './due.js'
import { periodLabel } from './time/period-label.js'
import { sayOtherwise, taskPath } from './say.js'

/** The board on a phone: unit after unit, each with its orders. */
export function BoardList({ board, chosen }: { board: Board; chosen: Chosen }) {
  const tasks = new Map(board.tasks.map((task) => [task.id, task]))
  return board.units.map((unit) => (
    <section key={unit.id} className="board-unit" aria-labelledby={`unit-${unit.id}`}>
      <h2 id={`unit-${unit.id}`}>
        <ChooseBox
          chosen={chosen}
          ids={unit.cells.map((cell) => cell.assignmentId)}
          label={words.bulk.selectUnit(unit.name)}
        />
        {unit.name}
      </h2>
      {unit.otherwise.length > 0 ? <p className="small muted">{sayOtherwise(board.names, unit.otherwise)}</p> : null}
      <ul className="sheet plain">
        {unit.cells.map((cell) => {
          const task = tasks.get(cell.taskId)
          return (
            <li key={cell.assignmentId} className={chosen.on ? 'choosing' : undefined}>
              <ChooseBox
                chosen={chosen}
                ids={[cell.assignmentId]}
                label={words.bulk.select(task?.title ?? '', unit.name)}
              />
              <Link className="cell" to={taskPath(cell.taskId, cell.assignmentId)}>
                <b>
                  {task?.number} · {task?.title}
                </b>
                <small className="muted num">
                  <Due deadline={task?.deadline ?? null} part={cell.deadline} />
                  {cell.period ? ` · ${periodLabel(cell.period)}` : ''}
                  {cell.role === 'cooperating' ? ` · ${words.tasks.role.cooperating}` : ''}
                </small>
                <StateMark state={cell.state} time={cell.time} submittedAt={cell.submittedAt} />
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  ))
}
