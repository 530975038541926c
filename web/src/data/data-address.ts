import { formatAddress, type Address } from '../shared/navigation/address.js'
import { parseFilter, filterText } from './filter/filter-text.js'
import type { FilterGroup } from './filter/filter.js'

/** What the data browser shows, as its address says. */
export interface DataPlace {
  readonly model: string | undefined
  /** The opened node; `undefined` for none. */
  readonly key: string | undefined
  readonly isNew: boolean
  readonly filter: FilterGroup
  /** `name_ASC`; the database's order without one. */
  readonly sort: string | undefined
  readonly hidden: readonly string[]
  /** Nodes over which the way led here, the last one last. */
  readonly trail: readonly TrailStep[]
}

export interface TrailStep {
  readonly model: string
  readonly key: string
  readonly title: string
}

const newSegment = 'new'
const nodeSegment = 'node'

export function readPlace({ path, parameters }: Address): DataPlace {
  const [, model, kind, key] = path
  return {
    model,
    key: kind === nodeSegment ? key : undefined,
    isNew: kind === newSegment,
    filter: parseFilter(parameters['filter']),
    sort: parameters['sort'],
    hidden: (parameters['hide'] ?? '').split(',').filter((name) => name !== ''),
    trail: readTrail(parameters['via']),
  }
}

/** The address of a place; two people with the same address see the same. */
export function placeAddress({ model, key, isNew, filter, sort, hidden, trail }: Partial<DataPlace>): string {
  const open = key !== undefined ? [nodeSegment, key] : isNew === true ? [newSegment] : []
  return formatAddress(['data', ...(model === undefined ? [] : [model, ...open])], {
    filter: filter && filterText(filter),
    sort,
    hide: hidden?.join(','),
    via:
      trail === undefined || trail.length === 0
        ? undefined
        : JSON.stringify(trail.map((step) => [step.model, step.key, step.title])),
  })
}

const maxTrail = 12

/** The way so far with one more step; a node that was on it before ends it there. */
export function withStep(trail: readonly TrailStep[], step: TrailStep): readonly TrailStep[] {
  const known = trail.findIndex(({ model, key }) => model === step.model && key === step.key)
  return [...(known < 0 ? trail : trail.slice(0, known)), step].slice(-maxTrail)
}

function readTrail(text: string | undefined): readonly TrailStep[] {
  if (text === undefined) return []
  try {
    const steps = JSON.parse(text) as unknown
    if (!Array.isArray(steps)) return []
    return steps.flatMap((step: unknown) => {
      if (!Array.isArray(step)) return []
      const [model, key, title] = step as readonly unknown[]
      return typeof model === 'string' && typeof key === 'string' && typeof title === 'string'
        ? [{ model, key, title }]
        : []
    })
  } catch {
    return []
  }
}
