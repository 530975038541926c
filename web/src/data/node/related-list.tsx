import type { Model, RelationField } from '../../shared/schema/service-schema.js'
import { Button, IconButton } from '../../shared/ui/button.js'
import { Icon } from '../../shared/ui/icon.js'
import { placeAddress, type TrailStep } from '../data-address.js'
import type { NodeRef } from '../node-key.js'
import { noRelationChange, type RelationDraft } from '../write/draft.js'

interface RelatedListProps {
  readonly field: RelationField
  readonly target: Model
  /** Nodes that are stored as related. */
  readonly related: readonly NodeRef[]
  readonly change: RelationDraft
  readonly canDisconnect: boolean
  readonly trail: readonly TrailStep[]
  onChange(change: Partial<RelationDraft>): void
}

/** Whether a stored relation ends with the draft: it is cut, or another node takes the only place. */
export const isCutFrom = (field: RelationField, change: RelationDraft, { key }: NodeRef): boolean =>
  (!field.isList && change.connect.length + change.create.length > 0) ||
  change.disconnect.some((ref) => ref.key === key)

/** Related nodes as links, with what the draft adds and cuts. */
export function RelatedList({ field, target, related, change, canDisconnect, trail, onChange }: RelatedListProps) {
  return (
    <ul className="related">
      {related.map((ref) => {
        const isCut = isCutFrom(field, change, ref)
        return (
          <li key={ref.key} className={isCut ? 'cut' : ''}>
            <a href={placeAddress({ model: target.name, key: String(ref.key), trail })}>
              <Icon name="link" size={13} /> {ref.title}
            </a>
            {canDisconnect && !isCut && (
              <IconButton
                icon="close"
                label={`Disconnect ${ref.title}`}
                onClick={() => {
                  onChange({ disconnect: [...change.disconnect, ref] })
                }}
              />
            )}
            {isCut && (
              <Button
                look="quiet"
                className="small"
                onClick={() => {
                  if (field.isList) onChange({ disconnect: change.disconnect.filter(({ key }) => key !== ref.key) })
                  else onChange(noRelationChange)
                }}
              >
                Keep
              </Button>
            )}
          </li>
        )
      })}
      {change.connect.map((ref) => (
        <AddedNode
          key={`+${ref.key}`}
          text={ref.title}
          label={`Do not connect ${ref.title}`}
          onRemove={() => {
            if (field.isList) onChange({ connect: change.connect.filter(({ key }) => key !== ref.key) })
            else onChange(noRelationChange)
          }}
        />
      ))}
      {change.create.map((created) => (
        <AddedNode
          key={created.id}
          text={`new ${target.name} ${created.title}`}
          label={`Do not create ${created.title}`}
          onRemove={() => {
            if (field.isList) onChange({ create: change.create.filter((one) => one.id !== created.id) })
            else onChange(noRelationChange)
          }}
        />
      ))}
      {related.length + change.connect.length + change.create.length === 0 && <li className="null">none</li>}
    </ul>
  )
}

function AddedNode({ text, label, onRemove }: { readonly text: string; readonly label: string; onRemove(): void }) {
  return (
    <li className="added">
      <span>
        <Icon name="plus" size={13} /> {text}
      </span>
      <IconButton icon="close" label={label} onClick={onRemove} />
    </li>
  )
}
