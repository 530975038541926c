import { useState } from 'react'
import { useServiceSchema } from '../../shared/schema/schema-context.js'
import { modelNamed, type Model, type RelationField } from '../../shared/schema/service-schema.js'
import { Button } from '../../shared/ui/button.js'
import { Icon } from '../../shared/ui/icon.js'
import { withStep, type TrailStep } from '../data-address.js'
import { refOf, type NodeRef, type Row } from '../node-key.js'
import { noRelationChange, withRelation, type Draft } from '../write/draft.js'
import { NewNodeDialog } from './new-node-dialog.js'
import { isCutFrom, RelatedList } from './related-list.js'
import { RelatedLink } from './related-link.js'
import { RelationPicker } from './relation-picker.js'
import { listedRelated } from './node-panel.js'

export interface RelationEditorProps {
  readonly field: RelationField
  readonly model: Model
  /** The way that led to the node. */
  readonly trail: readonly TrailStep[]
  readonly id: string
  readonly draft: Draft
  readonly stored: Row | undefined
  readonly fault: string | undefined
  onDraft(change: (draft: Draft) => Draft): void
}

/** The nodes that a field is related to: links to follow, and what is to be connected, made or cut. */
export function RelationEditor(props: RelationEditorProps) {
  const { field, model, id, draft, stored, fault, onDraft } = props
  const schema = useServiceSchema()
  const [open, setOpen] = useState<'pick' | 'create'>()
  const target = modelNamed(schema, field.type)
  const isNew = stored === undefined
  const verbs = isNew ? field.createVerbs : field.updateVerbs
  const change = draft.relations.get(field.name) ?? noRelationChange
  if (target === undefined || (isNew && !field.inCreate)) return null
  const rows = rowsOf(stored?.[field.name])
  const related = rows.slice(0, listedRelated).flatMap((row) => refOf(target, row) ?? [])
  const own = stored && refOf(model, stored)
  const trail = own ? withStep(props.trail, { model: model.name, key: String(own.key), title: own.title }) : props.trail
  const update = (next: Partial<typeof change>): void => {
    onDraft((now) => withRelation(now, field.name, { ...(now.relations.get(field.name) ?? noRelationChange), ...next }))
  }
  const connect = (ref: NodeRef): void => {
    if (related.some(({ key }) => key === ref.key)) {
      update(field.isList ? { disconnect: change.disconnect.filter(({ key }) => key !== ref.key) } : noRelationChange)
      return
    }
    if (!field.isList) update({ connect: [ref], create: [], disconnect: related })
    else update({ connect: [...change.connect.filter(({ key }) => key !== ref.key), ref] })
  }
  return (
    <div
      className={`form-field ${draft.relations.has(field.name) && !isNew ? 'changed' : ''}`}
      role="group"
      aria-labelledby={`${id}-label`}
      id={id}
      tabIndex={-1}
    >
      <RelationLabel id={`${id}-label`} field={field} isRequired={isNew ? field.mustCreate : field.isRequired} />
      <RelatedList
        field={field}
        target={target}
        related={related}
        change={change}
        canDisconnect={verbs.has('disconnect')}
        trail={trail}
        onChange={update}
      />
      <div className="relation-actions">
        <RelationButtons field={field} verbs={verbs} onOpen={setOpen} />
        {own && field.isList && rows.length > 0 && (
          <RelatedLink
            field={field}
            model={model}
            target={target}
            own={own}
            trail={trail}
            hasMore={rows.length > listedRelated}
          />
        )}
      </div>
      {fault !== undefined && (
        <p className="field-fault">
          <Icon name="warning" size={14} /> {fault}
        </p>
      )}
      {open === 'pick' && (
        <RelationPicker
          model={target}
          title={`${field.isList ? 'Add to' : 'Choose'} ${field.name}`}
          taken={[...related.filter((ref) => !isCutFrom(field, change, ref)), ...change.connect].map(({ key }) => key)}
          onPick={(ref) => {
            connect(ref)
            if (!field.isList) setOpen(undefined)
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'create' && (
        <NewNodeDialog
          model={target}
          without={field.backField}
          // its relations are edited as those here are, to any depth
          relationEditor={(inner) => <RelationEditor key={inner.field.name} {...inner} model={target} trail={[]} />}
          onClose={() => setOpen(undefined)}
          onNew={(created) => {
            if (field.isList) update({ create: [...change.create, created] })
            else update({ connect: [], create: [created], disconnect: related })
            setOpen(undefined)
          }}
        />
      )}
    </div>
  )
}

const rowsOf = (value: unknown): readonly Row[] =>
  Array.isArray(value) ? (value as readonly Row[]) : value === null || value === undefined ? [] : [value as Row]

interface RelationLabelProps {
  readonly id: string
  readonly field: RelationField
  readonly isRequired: boolean
}

const RelationLabel = ({ id, field, isRequired }: RelationLabelProps) => (
  <div className="form-label">
    <span id={id} className="label">
      {field.name}
    </span>
    <span className="muted">
      {field.isList ? `[${field.type}]` : field.type}
      {isRequired && ' · required'}
    </span>
  </div>
)

interface RelationButtonsProps {
  readonly field: RelationField
  readonly verbs: RelationField['createVerbs']
  onOpen(dialog: 'pick' | 'create'): void
}

const RelationButtons = ({ field, verbs, onOpen }: RelationButtonsProps) => (
  <>
    {verbs.has('connect') && (
      <Button
        className="small"
        icon="search"
        aria-label={`${field.isList ? 'Add' : 'Choose'} ${field.name}`}
        onClick={() => onOpen('pick')}
      >
        {field.isList ? 'Add' : 'Choose'}
      </Button>
    )}
    {verbs.has('create') && (
      <Button
        className="small"
        icon="plus"
        aria-label={`New ${field.type} for ${field.name}`}
        onClick={() => onOpen('create')}
      >
        New {field.type}
      </Button>
    )}
  </>
)
