import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { isRelationField, type Field } from '../../shared/schema/service-schema.js'
import type { Row } from '../node-key.js'
import { Cell } from './cell.js'

interface GridRowProps {
  /** From 0. */
  readonly index: number
  /** Undefined while it is loaded. */
  readonly row: Row | undefined
  readonly columns: readonly { readonly field: Field; readonly width: number }[]
  readonly template: string
  /** Pixels. */
  readonly top: number
  readonly isChosen: boolean
  readonly isOpen: boolean
  /** The column whose cell the tab key reaches. */
  readonly focusable: number | undefined
  onFocus(column: number): void
  onBlur(): void
  onOpen(): void
  /** Undefined where a row cannot be chosen. */
  readonly onChoose: (() => void) | undefined
}

export function GridRow(props: GridRowProps) {
  const { index, row, columns, template, top, isChosen, isOpen, focusable, onFocus, onBlur, onOpen, onChoose } = props
  const schema = useServiceSchema()
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-row={index}
      className={`grid-row ${isOpen ? 'open' : ''}`}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
    >
      <div role="gridcell" className="check-cell">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Select row ${index + 1}`}
          checked={isChosen}
          disabled={onChoose === undefined}
          onChange={onChoose}
        />
      </div>
      {columns.map(({ field }, column) => (
        <div
          key={field.name}
          role="gridcell"
          data-column={column}
          tabIndex={focusable === column ? 0 : -1}
          className={isRelationField(field) ? 'cell relation-cell' : `cell ${field.type.toLowerCase()}-cell`}
          onFocus={() => {
            onFocus(column)
          }}
          onBlur={onBlur}
          onClick={onOpen}
        >
          {row ? <Cell field={field} row={row} schema={schema} /> : <span className="pending" />}
        </div>
      ))}
    </div>
  )
}
