import { useServiceSchema } from '../../shared/schema/schema-context.js'
import {
  fieldNamed,
  isRelationField,
  modelNamed,
  type Field,
  type Model,
  type RelationField,
  type ValueField,
} from '../../shared/schema/service-schema.js'
import { Button, IconButton } from '../../shared/ui/button.js'
import { ConditionValue } from './condition-value.js'
import { emptyFilter, type FilterGroup, type FilterItem, type Match, type Quantifier } from './filter.js'
import { operatorWords, quantifierWords } from './operator-words.js'

interface FilterEditorProps {
  readonly model: Model
  readonly filter: FilterGroup
  onChange(filter: FilterGroup): void
}

/** Conditions that are clicked together; they apply as soon as they are complete. */
export function FilterEditor({ model, filter, onChange }: FilterEditorProps) {
  return (
    <section className="filter-editor" aria-label="Filter">
      <GroupEditor model={model} group={filter} depth={0} onChange={onChange} />
      {filter.items.length > 0 && (
        <Button
          look="quiet"
          className="small"
          icon="close"
          onClick={() => {
            onChange(emptyFilter)
          }}
        >
          Remove all conditions
        </Button>
      )}
    </section>
  )
}

const maxDepth = 4

interface GroupEditorProps {
  readonly model: Model
  readonly group: FilterGroup
  readonly depth: number
  onChange(group: FilterGroup): void
  onRemove?(): void
}

function GroupEditor({ model, group, depth, onChange, onRemove }: GroupEditorProps) {
  const replace = (index: number, item: FilterItem | undefined): void => {
    const items = group.items.flatMap((one, at) => (at === index ? (item ?? []) : one))
    onChange({ ...group, items })
  }
  const add = (item: FilterItem): void => {
    onChange({ ...group, items: [...group.items, item] })
  }
  return (
    <div className="filter-group" role="group" aria-label={`Conditions on ${model.name}`}>
      {(group.items.length > 1 || depth > 0 || group.match !== 'all') && (
        <div className="filter-line">
          <select
            aria-label="Which conditions must hold"
            value={group.match}
            onChange={(event) => {
              onChange({ ...group, match: event.target.value as Match })
            }}
          >
            <option value="all">All of these</option>
            <option value="any">Any of these</option>
            <option value="none">None of these</option>
          </select>
          {onRemove && <IconButton icon="close" label="Remove the group" onClick={onRemove} />}
        </div>
      )}
      {group.items.map((item, index) =>
        item.kind === 'group' ? (
          <GroupEditor
            key={index}
            model={model}
            group={item}
            depth={depth + 1}
            onChange={(next) => {
              replace(index, next)
            }}
            onRemove={() => {
              replace(index, undefined)
            }}
          />
        ) : (
          <ConditionEditor
            key={index}
            model={model}
            item={item}
            depth={depth}
            onChange={(next) => {
              replace(index, next)
            }}
            onRemove={() => {
              replace(index, undefined)
            }}
          />
        ),
      )}
      <div className="filter-line">
        <Button
          className="small"
          icon="plus"
          onClick={() => {
            const first = model.fields.find(canFilter)
            if (first) add(firstCondition(first))
          }}
        >
          Add condition
        </Button>
        {depth < maxDepth && (
          <Button
            look="quiet"
            className="small"
            icon="plus"
            onClick={() => {
              add({ kind: 'group', match: 'any', items: [] })
            }}
          >
            Add group
          </Button>
        )}
      </div>
    </div>
  )
}

type Condition = Exclude<FilterItem, FilterGroup>

interface ConditionEditorProps {
  readonly model: Model
  readonly item: Condition
  readonly depth: number
  onChange(item: FilterItem): void
  onRemove(): void
}

function ConditionEditor({ model, item, depth, onChange, onRemove }: ConditionEditorProps) {
  const schema = useServiceSchema()
  const field = fieldNamed(model, item.field)
  const target = field && isRelationField(field) ? modelNamed(schema, field.type) : undefined
  return (
    <div className="filter-condition">
      <div className="filter-line">
        <select
          aria-label="Field"
          value={item.field}
          onChange={(event) => {
            const next = fieldNamed(model, event.target.value)
            if (next) onChange(firstCondition(next))
          }}
        >
          {field === undefined && <option value={item.field}>{item.field}</option>}
          {model.fields.filter(canFilter).map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        {field && !isRelationField(field) && <ValueOperator field={field} item={item} onChange={onChange} />}
        {field && isRelationField(field) && <RelationOperator field={field} item={item} onChange={onChange} />}
        {field && !isRelationField(field) && item.kind === 'value' && (
          <ConditionValue field={field} item={item} onChange={onChange} />
        )}
        <IconButton icon="close" label="Remove the condition" onClick={onRemove} />
      </div>
      {item.kind === 'relation' && target && depth < maxDepth && (
        <GroupEditor
          model={target}
          group={item.where}
          depth={depth + 1}
          onChange={(where) => {
            onChange({ ...item, where })
          }}
        />
      )}
    </div>
  )
}

function ValueOperator({
  field,
  item,
  onChange,
}: {
  readonly field: ValueField
  readonly item: Condition
  onChange(item: FilterItem): void
}) {
  const text = item.kind === 'value' ? item.text : ''
  return (
    <select
      aria-label="Operator"
      value={item.kind === 'null' ? (item.isNull ? 'null' : 'not-null') : item.kind === 'value' ? item.suffix : ''}
      onChange={({ target: { value } }) => {
        if (value === 'null' || value === 'not-null')
          onChange({ kind: 'null', field: field.name, isNull: value === 'null' })
        else onChange({ kind: 'value', field: field.name, suffix: value, text })
      }}
    >
      {field.operators.map(({ suffix }) => (
        <option key={suffix} value={suffix}>
          {operatorWords(suffix, field.type)}
        </option>
      ))}
      {!field.isRequired && <option value="null">is null</option>}
      {!field.isRequired && <option value="not-null">is not null</option>}
    </select>
  )
}

function RelationOperator({
  field,
  item,
  onChange,
}: {
  readonly field: RelationField
  readonly item: Condition
  onChange(item: FilterItem): void
}) {
  const where = item.kind === 'relation' ? item.where : emptyFilter
  const quantifiers: readonly Quantifier[] = field.isList ? ['_some', '_every', '_none'] : ['']
  return (
    <select
      aria-label="Operator"
      value={
        item.kind === 'null' ? (item.isNull ? 'null' : 'not-null') : item.kind === 'relation' ? item.quantifier : ''
      }
      onChange={({ target: { value } }) => {
        if (value === 'null' || value === 'not-null')
          onChange({ kind: 'null', field: field.name, isNull: value === 'null' })
        else onChange({ kind: 'relation', field: field.name, quantifier: value as Quantifier, where })
      }}
    >
      {quantifiers.map((quantifier) => (
        <option key={quantifier} value={quantifier}>
          {quantifierWords[quantifier]}
        </option>
      ))}
      {!field.isList && !field.isRequired && <option value="null">is empty</option>}
      {!field.isList && !field.isRequired && <option value="not-null">is not empty</option>}
    </select>
  )
}

const canFilter = (field: Field): boolean => isRelationField(field) || field.operators.length > 0

/** A condition to begin with: texts are searched in, other values compared. */
function firstCondition(field: Field): FilterItem {
  if (isRelationField(field))
    return { kind: 'relation', field: field.name, quantifier: field.isList ? '_some' : '', where: emptyFilter }
  const contains = field.type === 'String' && field.operators.some(({ suffix }) => suffix === '_contains')
  const suffix = contains ? '_contains' : (field.operators[0]?.suffix ?? '')
  return {
    kind: 'value',
    field: field.name,
    suffix,
    text: field.type === 'Boolean' ? 'true' : (field.enumValues[0] ?? ''),
  }
}
