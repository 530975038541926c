import type { Metric, Registry } from 'prom-client'

/** Sum and number of durations, per label or in all, shown as a Prometheus summary without quantiles. */
export interface TotalTime {
  observe(seconds: number, label?: string): void
}

export interface TotalTimeSettings {
  readonly name: string
  readonly help: string
  readonly labelName?: string
  /** A counter that shows the number of durations too. */
  readonly counter?: { readonly name: string; readonly help: string }
}

interface Total {
  seconds: number
  count: number
}

/**
 * A summary that costs two additions for each observation: prom-client's own keeps a digest for quantiles even where
 * none are asked for.
 */
export function createTotalTime(registry: Registry, { name, help, labelName, counter }: TotalTimeSettings): TotalTime {
  const totals = new Map<string, Total>()
  const labelsOf = (label: string): Readonly<Record<string, string>> =>
    labelName === undefined ? {} : { [labelName]: label }
  const metric = {
    name,
    help,
    type: 'summary',
    get: () => ({
      name,
      help,
      type: 'summary',
      aggregator: 'sum',
      values: [...totals].flatMap(([label, { seconds, count }]) => [
        { metricName: `${name}_sum`, labels: labelsOf(label), value: seconds },
        { metricName: `${name}_count`, labels: labelsOf(label), value: count },
      ]),
    }),
    reset: () => {
      totals.clear()
    },
  }
  // the registry takes whatever can be asked for values; its types know only its own classes
  registry.registerMetric(metric as unknown as Metric)
  if (counter) registry.registerMetric(counted(counter, totals, labelsOf) as unknown as Metric)
  if (labelName === undefined) totals.set('', { seconds: 0, count: 0 })
  return {
    observe(seconds, label = '') {
      const total = totals.get(label)
      if (total === undefined) {
        totals.set(label, { seconds, count: 1 })
        return
      }
      total.seconds += seconds
      total.count += 1
    },
  }
}

/** The numbers of durations as a counter of its own. */
function counted(
  { name, help }: NonNullable<TotalTimeSettings['counter']>,
  totals: Map<string, Total>,
  labelsOf: (label: string) => Readonly<Record<string, string>>,
) {
  const get = () => ({
    name,
    help,
    type: 'counter',
    aggregator: 'sum',
    values: [...totals].map(([label, { count }]) => ({ labels: labelsOf(label), value: count })),
  })
  return { name, help, type: 'counter', get, reset: () => undefined }
}
