import type { Model } from '../shared/schema/service-schema.js'
import { Button } from '../shared/ui/button.js'
import type { Move } from './model-view.js'

/** Opens the form of a new node; nothing where none can be created. */
export function NewNodeButton({ model, move }: { readonly model: Model; readonly move: Move }) {
  return (
    model.createField !== undefined && (
      <Button
        look="primary"
        icon="plus"
        onClick={() => {
          move({ isNew: true, key: undefined })
        }}
      >
        New {model.name}
      </Button>
    )
  )
}
