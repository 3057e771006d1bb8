/** What stands where a page cannot: while its code is on the way, where there is none, where it has failed. */
import { useEffect } from 'react'
import { useRouteError } from 'react-router'
import { words } from '../../kernel/words/index.js'
import { Button, ButtonLink } from '../parts/button.js'
import { Empty } from '../parts/empty.js'
import { Loading } from '../parts/loading.js'
import { Page } from '../parts/page.js'

export function Waiting() {
  return (
    <main className="alone">
      <Loading />
    </main>
  )
}

export function Lost() {
  return (
    <Page title={words.shell.lostTitle}>
      <Empty action={<ButtonLink to="/">{words.shell.home}</ButtonLink>}>{words.shell.lostText}</Empty>
    </Page>
  )
}

const TRIED = 'dondoc.reloaded'

/** A page whose code is gone after an update of the program is fetched anew, once. */
export function Broken() {
  const error = useRouteError()
  const missing = error instanceof Error && /dynamically imported module|module script/i.test(error.message)
  const again = missing && !sessionStorage.getItem(TRIED)
  useEffect(() => {
    if (!again) return
    sessionStorage.setItem(TRIED, '1')
    window.location.reload()
  }, [again])
  if (again) return <Waiting />
  const reload = (): void => {
    sessionStorage.removeItem(TRIED)
    window.location.reload()
  }
  return (
    <main className="alone">
      <Page title={words.shell.brokenTitle}>
        <Empty action={<Button onClick={reload}>{words.shell.reload}</Button>}>{words.shell.brokenText}</Empty>
      </Page>
    </main>
  )
}
