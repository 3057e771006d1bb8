/** What the slack between two tasks means, in a sentence. */
import { words } from '../../../../kernel/words/index.js'
import type { Slack } from '../../contract.js'

const text = words.taskTime.slack

/** null where there is nothing to say: one of them is done, or has no day. */
export function saySlack({ code, days, left }: Slack, before: number, after: number): string | null {
  switch (code) {
    case 'contradiction':
      return text.contradiction(before, after)
    case 'gone':
      return text.gone(before, after)
    case 'eaten':
      return text.eaten(before, after, left ?? 0)
    case 'tight':
    case 'ok':
      return text.ok(before, after, days ?? 0)
    case 'none':
      return null
  }
}

export const isPressing = ({ code }: Slack): boolean => code !== 'ok' && code !== 'none'
