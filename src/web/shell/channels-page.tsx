import { OwnFeeds } from '../../features/feeds/web/own-feeds.js'
import { OwnMail } from '../../features/mail/web/own-mail.js'
import { words } from '../../kernel/words/index.js'
import { Page } from '../parts/page.js'

const text = words.reminders.channels

/** On which ways the notices of this account go out, beside the program itself. */
export function ChannelsPage() {
  return (
    <Page
      title={text.title}
      lead={text.lead}
      crumbs={[{ label: words.reminders.title, to: '/thong-bao' }, { label: text.title }]}
    >
      <div className="channels">
        <OwnMail />
        <OwnFeeds />
      </div>
    </Page>
  )
}
