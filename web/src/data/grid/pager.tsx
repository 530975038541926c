import { useEffect, useState, type SyntheticEvent } from 'react'
import { IconButton } from '../../shared/ui/button.js'

interface PagerProps {
  /** First row that can be seen, from 0. */
  readonly first: number
  /** Rows that can be seen. */
  readonly visible: number
  readonly count: number
  onShow(row: number): void
}

/** Says where in the rows this is, and leads elsewhere. */
export function Pager({ first, visible, count, onShow }: PagerProps) {
  const [text, setText] = useState('')
  const last = Math.min(count, first + visible)
  useEffect(() => {
    setText('')
  }, [first])
  function submit(event: SyntheticEvent): void {
    event.preventDefault()
    const row = Number(text)
    if (Number.isInteger(row) && row > 0) onShow(row - 1)
  }
  return (
    <footer className="pager">
      <span className="count">
        {(first + 1).toLocaleString('en')}–{last.toLocaleString('en')} of {count.toLocaleString('en')}
      </span>
      <span className="grow" />
      <form onSubmit={submit}>
        <input
          inputMode="numeric"
          aria-label="Go to row"
          placeholder="Go to row"
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
      </form>
      <IconButton
        icon="first"
        label="First page"
        disabled={first === 0}
        onClick={() => {
          onShow(0)
        }}
      />
      <IconButton
        icon="left"
        label="Previous page"
        disabled={first === 0}
        onClick={() => {
          onShow(first - visible)
        }}
      />
      <IconButton
        icon="right"
        label="Next page"
        disabled={last >= count}
        onClick={() => {
          onShow(first + visible)
        }}
      />
      <IconButton
        icon="last"
        label="Last page"
        disabled={last >= count}
        onClick={() => {
          onShow(count - 1)
        }}
      />
    </footer>
  )
}
