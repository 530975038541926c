import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { isRefused, RequestError, unknownProject } from './shared/graphql/request-error.js'
import { introspectionQuery, type Introspection } from './shared/schema/introspection.js'
import { readSchema } from './shared/schema/read-schema.js'
import { SchemaContext } from './shared/schema/schema-context.js'
import { SessionContext } from './shared/session/session.js'
import { useNewSession } from './shared/session/use-new-session.js'
import { EmptyState, Failure, Loading } from './shared/ui/notice.js'
import { Button } from './shared/ui/button.js'
import { Shell } from './shell.js'
import { SignIn } from './sign-in.js'

/** Asks the service who it is; until it takes the token, there is the sign-in form and nothing else. */
export function Page() {
  const client = useQueryClient()
  const [isRefusedLater, setRefusedLater] = useState(false)
  const refused = useCallback(() => {
    setRefusedLater(true)
  }, [])
  const session = useNewSession(refused)
  const { endpoint, token } = session
  const schema = useQuery({
    queryKey: ['schema', endpoint, token],
    queryFn: async () => readSchema(await session.ask<Introspection>(introspectionQuery)),
    staleTime: Infinity,
  })
  useEffect(() => {
    setRefusedLater(false)
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'schema' })
  }, [client, token])

  if (isRefusedLater || isRefused(schema.error))
    return (
      <SessionContext value={session}>
        <SignIn
          wasRefused={token !== undefined}
          onSignedIn={(next) => {
            setRefusedLater(false)
            if (next === token) void schema.refetch()
            else session.setToken(next)
          }}
        />
      </SessionContext>
    )
  if (schema.isPending)
    return (
      <main className="start">
        <Loading what="the service" />
      </main>
    )
  return (
    <SessionContext value={session}>
      <SchemaContext value={schema.data ?? { models: [], hasSubscriptions: false }}>
        <Shell isServiceThere={schema.isSuccess}>
          {schema.isError && !isUnknownService(schema.error) && (
            <EmptyState icon="warning" title="The service does not answer as expected">
              <Failure error={schema.error} />
              <Button icon="refresh" onClick={() => void schema.refetch()}>
                Try again
              </Button>
            </EmptyState>
          )}
        </Shell>
      </SchemaContext>
    </SessionContext>
  )
}

const isUnknownService = (error: unknown): boolean => error instanceof RequestError && error.has(unknownProject)
