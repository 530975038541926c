import { useId, useState, type ReactNode, type SyntheticEvent } from 'react'
import { isRefused, messageOf } from '../graphql/request-error.js'
import { useSession } from '../session/session.js'
import { plainToken } from '../session/token-kind.js'
import { Button } from '../ui/button.js'
import { Icon } from '../ui/icon.js'
import { Failure } from '../ui/notice.js'

interface ManagementGateProps {
  /** What the management API refused or failed with. */
  readonly error: unknown
  /** What the token is for, in a few words. */
  readonly purpose: string
  readonly children?: ReactNode
}

/** Asks for a token of the management API where one is needed; other failures are shown as they are. */
export function ManagementGate({ error, purpose, children }: ManagementGateProps) {
  const { managementToken, setManagementToken } = useSession()
  const [text, setText] = useState('')
  const inputId = useId()
  if (!isRefused(error)) return <Failure error={error}>{children}</Failure>
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    const token = plainToken(text)
    if (token !== '') setManagementToken(token)
  }
  return (
    <form className="card management-gate" onSubmit={submit}>
      <h2>
        <Icon name="key" /> Management token needed
      </h2>
      <p className="muted">{purpose} belongs to the management API, which is protected.</p>
      <label htmlFor={inputId}>Management token</label>
      <input
        id={inputId}
        type="password"
        autoComplete="off"
        spellCheck={false}
        value={text}
        aria-invalid={managementToken !== undefined}
        onChange={(event) => {
          setText(event.target.value)
        }}
      />
      {managementToken !== undefined && (
        <p className="field-fault" role="alert">
          <Icon name="warning" size={14} /> {messageOf(error)}
        </p>
      )}
      <Button type="submit" look="primary">
        Use this token
      </Button>
      <p className="hint">
        <code>prisma cluster-token</code> prints one. It stays in this tab.
      </p>
    </form>
  )
}
