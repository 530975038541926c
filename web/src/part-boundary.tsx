import { Component, type ReactNode } from 'react'
import { Button } from './shared/ui/button.js'
import { EmptyState, Failure } from './shared/ui/notice.js'

interface State {
  readonly error?: unknown
}

/** Keeps a fault of one part from taking the page away. React offers this to classes only. */
export class PartBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = {}

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return (
      <EmptyState icon="warning" title="This part of the page failed">
        <Failure error={this.state.error} />
        <Button
          icon="refresh"
          onClick={() => {
            window.location.reload()
          }}
        >
          Load the page again
        </Button>
      </EmptyState>
    )
  }
}
