import { Badge } from '../shared/ui/notice.js'
import type { Migration } from './migrations.js'

export function StatusBadge({ status }: { readonly status: string }) {
  const tone = status === 'SUCCESS' ? 'good' : status.startsWith('ROLLBACK') ? 'bad' : 'busy'
  return <Badge tone={tone}>{status.toLowerCase().replaceAll('_', ' ')}</Badge>
}

const timeText = (instant: string): string =>
  new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** When a migration was deployed, or began where only that is known. */
export const whenText = ({ deployedAt, startedAt }: Migration): string => {
  const instant = deployedAt ?? startedAt
  return instant === null ? '' : timeText(instant)
}
