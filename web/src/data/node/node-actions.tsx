import { useServiceSchema } from '../../shared/schema/schema-context.js'
import type { Model } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import type { Move } from '../model-view.js'
import { keyOf, type Row } from '../node-key.js'
import { draftOfCopy } from '../write/draft.js'
import { keepCopy } from './copied-draft.js'

interface NodeActionsProps {
  readonly model: Model
  /** Undefined for a new node. */
  readonly stored: Row | undefined
  readonly isBusy: boolean
  readonly hasChanges: boolean
  readonly move: Move
  onDiscard(): void
  onDelete(): void
}

/** What can be done with a node: save, discard, duplicate, delete. */
export function NodeActions({ model, stored, isBusy, hasChanges, move, onDiscard, onDelete }: NodeActionsProps) {
  const schema = useServiceSchema()
  const key = stored && keyOf(model, stored)
  const canWrite = stored ? model.updateField !== undefined && key !== undefined : model.createField !== undefined
  return (
    <div className="node-actions">
      {canWrite && (
        <Button type="submit" look="primary" disabled={isBusy || (stored !== undefined && !hasChanges)}>
          {isBusy ? 'Saving' : stored ? 'Save' : `Create ${model.name}`}
        </Button>
      )}
      {stored && hasChanges && <Button onClick={onDiscard}>Discard</Button>}
      <span className="grow" />
      {stored && model.createField !== undefined && (
        <Button
          look="quiet"
          icon="duplicate"
          onClick={() => {
            keepCopy(model.name, draftOfCopy(model, stored, schema))
            move({ isNew: true, key: undefined })
          }}
        >
          Duplicate
        </Button>
      )}
      {model.deleteField !== undefined && key !== undefined && (
        <Button look="quiet" icon="trash" onClick={onDelete}>
          Delete
        </Button>
      )}
    </div>
  )
}
