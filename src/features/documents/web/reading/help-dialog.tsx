import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = words.documents.help
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say.title}
      lead={say.lead}
      keepOnOutside={false}
      footer={<Button onClick={onClose}>{words.shell.close}</Button>}
    >
      <dl className="keys">
        {say.keys.map(([key, deed]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{deed}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
