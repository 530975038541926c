import { use, useEffect, useMemo } from 'react'
import { GraphiQL } from 'graphiql'
import { useSession } from '../shared/session/session.js'
import { useShownTheme } from '../shared/ui/theme.js'
import { loadStyles } from '../shared/ui/load-styles.js'
import { CurlButton } from './curl-button.js'
import { createEventLog } from './event-log.js'
import { EventLogView } from './event-log-view.js'
import { createPlaygroundFetcher } from './fetcher.js'
import { withoutTokens } from './playground-storage.js'
import { keepTypingPlain } from './plain-typing.js'
import { installWorkers } from './workers.js'

installWorkers()
void keepTypingPlain()
const styles = loadStyles('playground')

const welcome = `{
  __typename
}
`

/** GraphiQL for the service, or for the management API on its page. */
export function Playground() {
  use(styles)
  const { endpoint, token } = useSession()
  const theme = useShownTheme()
  const log = useMemo(() => createEventLog(), [])
  const fetcher = useMemo(() => createPlaygroundFetcher({ endpoint, token, log }), [endpoint, token, log])
  const storage = useMemo(() => withoutTokens(localStorage, new URL(endpoint).pathname), [endpoint])
  useEffect(
    () => () => {
      fetcher.close()
    },
    [fetcher],
  )
  return (
    <div className="playground">
      <GraphiQL
        fetcher={fetcher.fetch}
        defaultQuery={welcome}
        storage={storage}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
        forcedTheme={theme}
        editorTheme={{ dark: 'graphiql-DARK', light: 'graphiql-LIGHT' }}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <GraphiQL.Toolbar>
          {({ prettify, merge, copy }) => (
            <>
              {prettify}
              {merge}
              {copy}
              <CurlButton endpoint={endpoint} isProtected={token !== undefined} />
            </>
          )}
        </GraphiQL.Toolbar>
        <GraphiQL.Footer>
          <EventLogView log={log} />
        </GraphiQL.Footer>
      </GraphiQL>
    </div>
  )
}
