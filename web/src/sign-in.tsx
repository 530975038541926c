import { useId, useState, type SyntheticEvent } from 'react'
import { isRefused, messageOf } from './shared/graphql/request-error.js'
import { sendRequest } from './shared/graphql/send-request.js'
import { serviceToken } from './shared/session/service-token.js'
import { useSession } from './shared/session/session.js'
import { hasGrants, plainToken } from './shared/session/token-kind.js'
import { Button } from './shared/ui/button.js'
import { Icon } from './shared/ui/icon.js'
import { Logo } from './shared/ui/logo.js'

interface SignInProps {
  /** Whether a token was there that the server does not take. */
  readonly wasRefused: boolean
  onSignedIn(token: string): void
}

/** All that a protected service shows without a valid token. */
export function SignIn({ wasRefused, onSignedIn }: SignInProps) {
  const session = useSession()
  const [text, setText] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState(
    wasRefused ? 'The token is wrong, has expired, or belongs to another service. Enter another one.' : undefined,
  )
  const inputId = useId()
  const faultId = useId()
  const { service, endpoint } = session
  const name = service === undefined ? 'the management API' : `${service.name}/${service.stage}`

  async function signIn(): Promise<void> {
    const entered = plainToken(text)
    if (entered === '') throw new RangeError('Enter a token.')
    const isForManagement = service !== undefined && hasGrants(entered)
    const token = isForManagement ? await serviceToken(session.managementEndpoint, service, entered) : entered
    await sendRequest({ endpoint, token }, service === undefined ? '{ listProjects { name } }' : '{ __typename }')
    if (isForManagement) session.setManagementToken(entered)
    onSignedIn(token)
  }

  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    setBusy(true)
    setFault(undefined)
    signIn()
      .catch((error: unknown) => {
        setFault(isRefused(error) ? `This token does not open ${name}. ${messageOf(error)}` : messageOf(error))
      })
      .finally(() => {
        setBusy(false)
      })
  }

  return (
    <main className="sign-in">
      <form className="card" onSubmit={submit}>
        <Logo />
        <h1>Sign in to {name}</h1>
        <p className="muted">
          {service === undefined
            ? 'The management API of this server asks for a token.'
            : 'This service is protected. Enter a token of the service, or one of the management API.'}
        </p>
        <label htmlFor={inputId}>Token</label>
        <input
          id={inputId}
          type="password"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={text}
          placeholder="eyJhbGciOi…"
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : faultId}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
        {fault !== undefined && (
          <p id={faultId} className="field-fault" role="alert">
            <Icon name="warning" size={14} /> {fault}
          </p>
        )}
        <Button type="submit" look="primary" icon="key" disabled={isBusy}>
          {isBusy ? 'Checking' : 'Sign in'}
        </Button>
        <p className="hint">
          <code>refract token</code> prints one. It stays in this tab and is forgotten when the tab is closed.
        </p>
      </form>
    </main>
  )
}
