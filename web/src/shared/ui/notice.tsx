import type { ReactNode } from 'react'
import { messageOf } from '../graphql/request-error.js'
import { Icon, type IconName } from './icon.js'

/** What is there when there is nothing: why, and what to do next. */
export function EmptyState({
  icon,
  title,
  children,
}: {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className="empty-state">
      <span className="empty-icon">
        <Icon name={icon} size={28} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export function Loading({ what }: { readonly what: string }) {
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      Loading {what}
    </p>
  )
}

/** A failure in the words of the server. */
export function Failure({ error, children }: { readonly error: unknown; readonly children?: ReactNode }) {
  return (
    <div className="failure" role="alert">
      <Icon name="warning" />
      <div>
        <p className="failure-text">{messageOf(error)}</p>
        {children}
      </div>
    </div>
  )
}

export function Badge({
  tone = 'neutral',
  children,
}: {
  readonly tone?: 'neutral' | 'good' | 'bad' | 'busy'
  readonly children: ReactNode
}) {
  return <span className={`badge ${tone}`}>{children}</span>
}
