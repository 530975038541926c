import { useMemo, useState } from 'react'
import { isRefused } from '../graphql/request-error.js'
import { sendRequest, type Variables } from '../graphql/send-request.js'
import { pageEndpoint, serviceOf } from './page-endpoint.js'
import type { Session } from './session.js'
import { storedToken, storeToken, type TokenScope } from './token-store.js'

/** The session of this tab; `refused` is called when the service takes the token no longer. */
export function useNewSession(refused: () => void): Session {
  const [endpoint] = useState(() => pageEndpoint(window.location))
  const [serviceToken, setServiceToken] = useState(() => storedToken({ kind: 'service', endpoint }))
  const [managementToken, setManagementToken] = useState(() => storedToken({ kind: 'management' }))
  return useMemo(() => {
    const service = serviceOf(endpoint)
    const managementEndpoint = `${window.location.origin}/management`
    const token = service === undefined ? managementToken : serviceToken
    const askAt = async <T>(at: string, query: string, variables?: Variables, signal?: AbortSignal): Promise<T> => {
      try {
        return await sendRequest<T>({ endpoint: at, token }, query, variables, signal)
      } catch (error) {
        if (isRefused(error)) refused()
        throw error
      }
    }
    const keep = (scope: TokenScope, next: string | undefined): void => {
      storeToken(scope, next)
      if (scope.kind === 'management') setManagementToken(next)
      else setServiceToken(next)
    }
    const ownScope: TokenScope = service === undefined ? { kind: 'management' } : { kind: 'service', endpoint }
    return {
      endpoint,
      managementEndpoint,
      service,
      token,
      managementToken,
      ask: (query, variables, signal) => askAt(endpoint, query, variables, signal),
      askPrivate: (query, variables) => askAt(`${endpoint}/private`, query, variables),
      askManagement: (query, variables) =>
        sendRequest({ endpoint: managementEndpoint, token: managementToken }, query, variables),
      setToken(next) {
        keep(ownScope, next)
      },
      setManagementToken(next) {
        keep({ kind: 'management' }, next)
      },
      signOut() {
        keep({ kind: 'service', endpoint }, undefined)
        keep({ kind: 'management' }, undefined)
      },
    }
  }, [endpoint, serviceToken, managementToken, refused])
}
