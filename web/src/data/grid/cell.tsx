import { isRelationField, type Field, type ServiceSchema, modelNamed } from '../../shared/schema/service-schema.js'
import { Icon } from '../../shared/ui/icon.js'
import { refOf, type Row } from '../node-key.js'
import { shortValue, showDateTime, showValue } from '../values/show-value.js'
import { shownRelated } from './grid-query.js'

/** A value in a row, by its kind. */
export function Cell({
  field,
  row,
  schema,
}: {
  readonly field: Field
  readonly row: Row
  readonly schema: ServiceSchema
}) {
  const value = row[field.name]
  if (isRelationField(field)) return <RelationCell type={field.type} value={value} schema={schema} />
  if (value === null || value === undefined) return <span className="null">null</span>
  if (field.isList) return <ListCell values={value as readonly unknown[]} />
  switch (field.type) {
    case 'Boolean':
      return value === true ? (
        <span className="yes">
          <Icon name="check" size={14} /> yes
        </span>
      ) : (
        <span className="muted">no</span>
      )
    case 'DateTime':
      return (
        <time title={showValue(value)} dateTime={showValue(value)}>
          {showDateTime(showValue(value))}
        </time>
      )
    case 'Json':
      return <code className="json">{shortValue(value)}</code>
    case 'ID':
    case 'UUID':
      return <code>{showValue(value)}</code>
    default:
      return field.kind === 'enum' ? (
        <span className="badge">{shortValue(value)}</span>
      ) : (
        <span>{shortValue(value)}</span>
      )
  }
}

function ListCell({ values }: { readonly values: readonly unknown[] }) {
  if (values.length === 0) return <span className="null">[ ]</span>
  return (
    <span className="chips">
      {values.slice(0, 5).map((value, index) => (
        <span key={index} className="chip">
          {shortValue(value)}
        </span>
      ))}
      {values.length > 5 && <span className="muted">+{values.length - 5}</span>}
    </span>
  )
}

function RelationCell({
  type,
  value,
  schema,
}: {
  readonly type: string
  readonly value: unknown
  readonly schema: ServiceSchema
}) {
  const target = modelNamed(schema, type)
  const rows = Array.isArray(value)
    ? (value as readonly Row[])
    : value === null || value === undefined
      ? []
      : [value as Row]
  if (target === undefined || rows.length === 0)
    return <span className="null">{Array.isArray(value) ? '[ ]' : 'null'}</span>
  return (
    <span className="chips">
      {rows.slice(0, shownRelated).map((row, index) => (
        <span key={index} className="chip relation">
          {refOf(target, row)?.title ?? type}
        </span>
      ))}
      {rows.length > shownRelated && <span className="muted">…</span>}
    </span>
  )
}
