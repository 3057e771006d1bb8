import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import type { Stale } from './use-reading.js'

/** Somebody else was faster: who, what they changed, and that the new state is on the screen already. */
export function StaleNote({ stale, onClose }: { stale: Stale; onClose: () => void }) {
  const say = words.documents.stale
  return (
    <div className="note warn stale" role="alert">
      <div>
        <p>
          <b>{stale.by ? say.by(stale.by) : say.title}</b> {say.after}
        </p>
        {stale.lines.length > 0 ? (
          <ul>
            {stale.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <Button small onClick={onClose}>
        {say.close}
      </Button>
    </div>
  )
}
