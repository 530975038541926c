import type { Model } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import { Dialog } from '../../shared/ui/dialog.js'

interface ColumnsDialogProps {
  readonly model: Model
  readonly hidden: readonly string[]
  onChange(hidden: readonly string[]): void
  onClose(): void
}

export function ColumnsDialog({ model, hidden, onChange, onClose }: ColumnsDialogProps) {
  return (
    <Dialog
      title={`Columns of ${model.name}`}
      onClose={onClose}
      actions={
        <>
          <Button
            disabled={hidden.length === 0}
            onClick={() => {
              onChange([])
            }}
          >
            Show all
          </Button>
          <Button look="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <ul className="column-list">
        {model.fields.map(({ name, type }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={!hidden.includes(name)}
                onChange={(event) => {
                  onChange(event.target.checked ? hidden.filter((one) => one !== name) : [...hidden, name])
                }}
              />
              {name} <span className="muted">{type}</span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
