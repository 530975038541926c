/** Line drawings on a grid of 24. */
const drawings = {
  playground: 'm7 8-4 4 4 4M17 8l4 4-4 4M14 4l-4 16',
  data: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14',
  datamodel: 'M4 4h6v5H4zM14 15h6v5h-6zM7 9v8.500h7M14 4h6v5h-6zM10 6.500h4',
  history: 'M3 12a9 9 0 1 0 3-6.700L3 8M3 3v5h5M12 7v5l3.500 2',
  operations: 'M3 12h4l3-8 4 16 3-8h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'm6 6 12 12M18 6 6 18',
  filter: 'M4 5h16l-6.500 8v6l-3-1.500V13z',
  columns: 'M4 4h16v16H4zM9.500 4v16M14.500 4v16',
  refresh: 'M20 11a8 8 0 0 0-14-4.500L4 8.500M4 4v4.500h4.500M4 13a8 8 0 0 0 14 4.500l2-2M20 20v-4.500h-4.500',
  trash: 'M4 7h16M9 7V4h6v3M6.500 7l1 13h9l1-13M10 11v5.500M14 11v5.500',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  download: 'M12 4v11M7 10.500l5 5 5-5M4 20h16',
  edit: 'M4 20h4L19.500 8.500l-4-4L4 16zM13 7l4 4',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M15.500 15.500 21 21',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.700-5.700L12 7M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.700 5.700L12 17',
  up: 'm6 15 6-6 6 6',
  down: 'm6 9 6 6 6-6',
  left: 'm15 6-6 6 6 6',
  right: 'm9 6 6 6-6 6',
  first: 'm18 6-6 6 6 6M7 6v12',
  last: 'm6 6 6 6-6 6M17 6v12',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12l9-9M16 7l3 3M13.500 9.500l2 2',
  warning: 'M12 4 2.500 20h19zM12 10v4.500M12 17.500v.1',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  signOut: 'M14 4h6v16h-6M10 8l-4 4 4 4M6 12h9',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  terminal: 'M4 5h16v14H4zM7.500 9.500l3 2.500-3 2.500M12.500 15h4',
  play: 'M7 4.500v15l12-7.500z',
  pause: 'M8 5v14M16 5v14',
  duplicate: 'M9 9h11v11H9zM5 15H4V4h11v1M14.500 11.500v6M11.500 14.500h6',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
} as const

export type IconName = keyof typeof drawings

/** Decorates a word beside it; screen readers pass it over. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
