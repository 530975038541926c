import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { IconName } from './shared/ui/icon.js'

export interface Part {
  /** First segment of its addresses. */
  readonly id: 'playground' | 'data' | 'datamodel' | 'history' | 'operations'
  readonly label: string
  readonly icon: IconName
  /** What it is about: one service, or the server. */
  readonly scope: 'service' | 'server' | 'any'
  readonly view: LazyExoticComponent<ComponentType>
}

export const playgroundPart: Part = {
  id: 'playground',
  label: 'Playground',
  icon: 'playground',
  scope: 'any',
  view: lazy(async () => ({ default: (await import('./playground/playground.js')).Playground })),
}

/** Loaded when they are opened first. */
export const parts: readonly Part[] = [
  playgroundPart,
  {
    id: 'data',
    label: 'Data',
    icon: 'data',
    scope: 'service',
    view: lazy(async () => ({ default: (await import('./data/data-browser.js')).DataBrowser })),
  },
  {
    id: 'datamodel',
    label: 'Datamodel',
    icon: 'datamodel',
    scope: 'service',
    view: lazy(async () => ({ default: (await import('./datamodel/datamodel-view.js')).DatamodelView })),
  },
  {
    id: 'history',
    label: 'History',
    icon: 'history',
    scope: 'service',
    view: lazy(async () => ({ default: (await import('./history/history-view.js')).HistoryView })),
  },
  {
    id: 'operations',
    label: 'Operations',
    icon: 'operations',
    scope: 'server',
    view: lazy(async () => ({ default: (await import('./operations/operations-view.js')).OperationsView })),
  },
]
