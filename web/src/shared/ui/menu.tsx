import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Icon, type IconName } from './icon.js'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  readonly isDangerous?: boolean
  run(): void
}

/** A button that opens a list of commands; arrows move, Escape closes. */
export function Menu({
  label,
  icon,
  items,
}: {
  readonly label: ReactNode
  readonly icon?: IconName
  readonly items: readonly MenuItem[]
}) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const element = menu.current
    const place = (event: Event): void => {
      if ((event as ToggleEvent).newState !== 'open' || !element || !opener.current) return
      const { left, bottom, right } = opener.current.getBoundingClientRect()
      element.style.top = `${bottom + 4}px`
      element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - 240, right))}px`
    }
    element?.addEventListener('beforetoggle', place)
    return () => element?.removeEventListener('beforetoggle', place)
  }, [])
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(menu.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : undefined
    if (next === undefined) return
    event.preventDefault()
    buttons.at(next % buttons.length)?.focus()
  }
  return (
    <>
      <button ref={opener} type="button" className="button plain" popoverTarget={id} aria-haspopup="menu">
        {icon && <Icon name={icon} />}
        {label}
        <Icon name="down" size={12} />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        className="menu"
        onKeyDown={move}
        onToggle={(event) => {
          if (event.newState === 'open') menu.current?.querySelector('button')?.focus()
        }}
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            className={item.isDangerous === true ? 'dangerous' : ''}
            onClick={() => {
              menu.current?.hidePopover()
              item.run()
            }}
          >
            {item.icon && <Icon name={item.icon} />}
            {item.label}
          </button>
        ))}
      </div>
    </>
  )
}
