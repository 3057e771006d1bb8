import { Link } from 'react-router'
import type { OutputOf } from '../../../kernel/contract.js'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay } from '../../../web/format.js'
import { Mark, type MarkKind } from '../../../web/parts/mark.js'
import type { listUrging } from '../contract.js'

const text = words.urging

type Listed = OutputOf<typeof listUrging>['letters'][number]

/** How a letter stands, as a word and a mark. */
function standing({ state, addressees }: Listed): { kind: MarkKind; word: string } {
  const answered = addressees.filter((unit) => unit.answered).length
  if (state === 'sent' && answered === addressees.length) return { kind: 'done', word: text.state.answered }
  if (state === 'sent')
    return { kind: 'wait', word: `${text.state.sent}, ${text.answers(answered, addressees.length)}` }
  return { kind: 'work', word: text.state[state] }
}

/** Urging letters, the newest first. */
export function LetterList({ letters }: { letters: Listed[] }) {
  return (
    <ul className="sheet plain">
      {letters.map((letter) => {
        const said = standing(letter)
        const day = letter.dated ?? dayOfInstant(letter.madeAt)
        return (
          <li key={letter.id} className="urging-letter">
            <div>
              <h3>
                <Link className="plain-link" to={`/don-doc/${letter.id}`}>
                  {letter.numberText ? text.page.of(letter.numberText) : text.page.draft}
                </Link>
              </h3>
              <p className="small muted num">
                {[formatDay(day), text.items(letter.items), letter.addressees.map((unit) => unit.name).join('; ')].join(
                  ' · ',
                )}
              </p>
            </div>
            <Mark kind={said.kind}>{said.word}</Mark>
          </li>
        )
      })}
    </ul>
  )
}
