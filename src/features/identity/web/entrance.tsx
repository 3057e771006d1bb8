import type { ReactNode } from 'react'
import { words } from '../../../kernel/words/index.js'
import { useConnectionLost } from '../../../web/connection.js'
import './entrance.css'

/** The frame of the pages before the door. */
export function Entrance({ children, wide }: { children: ReactNode; wide?: boolean }) {
  const lost = useConnectionLost()
  return (
    <div className="entrance">
      <output className="lost-bar">{lost ? <span>{words.shell.connectionLost}</span> : null}</output>
      <main className={wide ? 'entrance-main wide' : 'entrance-main'}>
        <p className="entrance-brand">
          Đôn<span aria-hidden="true">·</span>Đốc
        </p>
        {children}
      </main>
    </div>
  )
}
