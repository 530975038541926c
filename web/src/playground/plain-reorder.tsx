import type { ComponentProps } from 'react'

interface GroupProps<T> extends Omit<ComponentProps<'ul'>, 'onReorder'> {
  readonly axis?: string
  readonly values?: readonly T[]
  readonly onReorder?: (values: readonly T[]) => void
}

function Group<T>({ axis: _axis, values: _values, onReorder: _onReorder, ...rest }: GroupProps<T>) {
  return <ul {...rest} />
}

interface ItemProps extends Omit<ComponentProps<'li'>, 'value'> {
  readonly value?: unknown
  readonly dragElastic?: unknown
}

function Item({ value: _value, dragElastic: _dragElastic, ...rest }: ItemProps) {
  return <li {...rest} />
}

/** What GraphiQL's tabs take from framer-motion; they cannot be dragged here, and the page is lighter by 45 kB. */
export const Reorder = { Group, Item }
