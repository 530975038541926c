import type { Metric, Registry } from 'prom-client'

/** Sum and number of durations, per label or in all, shown as a Prometheus summary without quantiles. */
export interface TotalTime {
  observe(seconds: number, label?: string): void
}

interface Total {
  seconds: number
  count: number
}

/**
 * A summary that costs two additions for each observation: prom-client's own keeps a digest for quantiles even where
 * none are asked for.
 */
export function createTotalTime(
  registry: Registry,
  { name, help, labelName }: { readonly name: string; readonly help: string; readonly labelName?: string },
): TotalTime {
  const totals = new Map<string, Total>()
  const metric = {
    name,
    help,
    type: 'summary',
    get: () => ({
      name,
      help,
      type: 'summary',
      aggregator: 'sum',
      values: [...totals].flatMap(([label, { seconds, count }]) => {
        const labels = labelName === undefined ? {} : { [labelName]: label }
        return [
          { metricName: `${name}_sum`, labels, value: seconds },
          { metricName: `${name}_count`, labels, value: count },
        ]
      }),
    }),
    reset: () => {
      totals.clear()
    },
  }
  // the registry takes whatever can be asked for values; its types know only its own classes
  registry.registerMetric(metric as unknown as Metric)
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
