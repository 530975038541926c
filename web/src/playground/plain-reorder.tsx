import type { ComponentProps } from 'react'

/** Properties of framer-motion that mean nothing to an element. */
function elementProps<T extends object>(props: T, ...meaningless: readonly string[]): T {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !meaningless.includes(name))) as T
}

function Group(props: ComponentProps<'ul'>) {
  return <ul {...elementProps(props, 'axis', 'values', 'onReorder', 'role')} />
}

function Item(props: ComponentProps<'li'>) {
  return <li {...elementProps(props, 'value', 'dragElastic', 'dragConstraints', 'role', 'aria-selected')} />
}

/**
 * What GraphiQL's tabs take from framer-motion; they cannot be dragged here, and the page is lighter by
 * 45 kB. They are a list of buttons: a tab may not have another button in it.
 */
export const Reorder = { Group, Item }
