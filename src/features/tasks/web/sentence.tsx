import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import type { TaskView } from '../contract.js'

/** The words of the dispatch that gave the order, its deadline set off, and the way to them. */
export function Sentence({ task }: { task: TaskView }) {
  const { quote, deadline, document } = task
  const at = deadline?.text ? quote.indexOf(deadline.text) : -1
  const end = at + (deadline?.text.length ?? 0)
  const place = document.span ? `?tu=${document.span.start}&den=${document.span.end}` : ''
  return (
    <section className="sheet box">
      <h2>{words.tasks.page.order}</h2>
      <blockquote className="quote">
        “{at < 0 ? quote : quote.slice(0, at)}
        {at < 0 ? null : (
          <>
            <b>{quote.slice(at, end)}</b>
            {quote.slice(end)}
          </>
        )}
        ”
        <Link className="quote-link" to={`/van-ban/${document.id}${place}`}>
          {words.tasks.page.openSentence}
        </Link>
      </blockquote>
    </section>
  )
}
