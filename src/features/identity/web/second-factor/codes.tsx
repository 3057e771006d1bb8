import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { say } from '../../../../web/parts/toasts.js'
import './second-factor.css'

const text = words.secondFactor.codes

/** The recovery codes, shown this one time: to be printed or copied. On paper nothing else of the page is printed. */
export function RecoveryCodes({ codes, login }: { codes: string[]; login: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(`${text.of(login)}\n${codes.join('\n')}\n`)
      say(text.copied)
    } catch {
      // Without the clipboard (plain http) the codes can still be marked, printed or written down.
    }
  }
  return (
    <>
      <p className="note warn no-print">{text.lead}</p>
      <section className="recovery-codes" aria-label={text.list}>
        <h3>{text.of(login)}</h3>
        <ol>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
      </section>
      <div className="buttons no-print">
        <Button onClick={() => window.print()}>{text.print}</Button>
        <Button onClick={() => void copy()}>{text.copy}</Button>
      </div>
    </>
  )
}
