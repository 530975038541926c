import { named } from '../util/named.js'
import { isUniqueField, linkOfRelation, relatedTypeName, relationByName } from '../model/lookup.js'
import type { EnumType, Field, Model, Relation } from '../model/model.js'
import { scalarFacts, type ScalarType, type ScalarValue } from '../model/scalar.js'
import type { MigrationStep } from '../migration/step.js'
import { additionsToJson } from '../connector/model-additions.js'
/** A step with its details, as the management API shows it (section 11); they follow from the models before and after. */
export function describeStep(step: MigrationStep, before: Model, after: Model): Record<string, unknown> {
  const { type } = step
  switch (step.type) {
    case 'CreateModel':
    case 'DeleteModel':
    case 'DeleteEnum':
    case 'DeleteRelation':
      return { type, name: step.name }
    case 'UpdateModel':
      return {
        type,
        name: step.name,
        newName: step.newName,
        isEmbedded: changed(isEmbedded(before, step.name), isEmbedded(after, step.newName)),
      }
    case 'CreateEnum':
      return { type, name: step.name, values: enumNamed(after, step.name)?.values ?? [] }
    case 'UpdateEnum': {
      const [old, next] = [enumNamed(before, step.name)?.values, enumNamed(after, step.newName ?? step.name)?.values]
      return { type, name: step.name, newName: step.newName, values: old?.join(' ') === next?.join(' ') ? null : next }
    }
    case 'CreateField':
      return {
        type,
        model: step.model,
        name: step.name,
        ...describeNewField(fieldNamed(after, step.model, step.name), after),
      }
    case 'DeleteField':
      return { type, model: step.model, name: step.name }
    case 'UpdateField':
      return describeUpdate(step, before, after)
    case 'CreateRelation':
      return { type, name: step.name, ...describeNewRelation(relationNamed(after, step.name)) }
    case 'UpdateRelation':
      return {
        type,
        name: step.name,
        newName: step.newName,
        before: manifestation(relationNamed(before, step.name)),
        after: manifestation(relationNamed(after, step.newName ?? step.name)),
      }
    case 'UpdateSecrets': {
      const isOfFeatures = additionsToJson(before) !== additionsToJson(after)
      return { type, message: isOfFeatures ? 'The features of the API were changed.' : 'Secrets have been updated.' }
    }
  }
}

const isEmbedded = (model: Model, name: string): boolean | undefined => named(model.types, name)?.isEmbedded
const enumNamed = (model: Model, name: string): EnumType | undefined => named(model.enums, name)
const relationNamed = (model: Model, name: string): Relation | undefined => named(model.relations, name)
const fieldNamed = (model: Model, type: string, name: string): Field | undefined =>
  named(named(model.types, type)?.fields ?? [], name)
const changed = <T>(before: T, after: T): T | null => (before === after ? null : after)

interface FieldDetails {
  readonly typeName: string
  readonly isRequired: boolean
  readonly isList: boolean
  readonly unique: boolean
  readonly enum: string | null
  readonly relation: string | null
  readonly default: string | null
}

function detailsOf(field: Field, model: Model): FieldDetails {
  const { isRequired, isList } = field
  if (field.kind === 'relation') {
    const typeName = relatedTypeName(relationByName(model, field.relationName), field)
    return { typeName, isRequired, isList, unique: false, enum: null, relation: field.relationName, default: null }
  }
  const defaultText = field.defaultValue === undefined ? null : valueText(field.scalar, field.defaultValue)
  return {
    typeName: field.scalar,
    isRequired,
    isList,
    unique: isUniqueField(field),
    enum: field.enumName ?? null,
    relation: null,
    default: defaultText,
  }
}

function describeNewField(field: Field | undefined, model: Model): Partial<FieldDetails> {
  if (!field) return {}
  const details = detailsOf(field, model)
  return { ...details, default: details.default === null ? 'None' : `Some(${details.default})` }
}

function describeUpdate(
  step: Extract<MigrationStep, { type: 'UpdateField' }>,
  before: Model,
  after: Model,
): Record<string, unknown> {
  const { type, model, name, newName } = step
  const [old, next] = [fieldNamed(before, model, name), fieldNamed(after, step.newModel, newName ?? name)]
  const base = { type, model, name, newName }
  if (!old || !next) return base
  const [one, other] = [detailsOf(old, before), detailsOf(next, after)]
  const keys = ['typeName', 'isRequired', 'isList', 'unique', 'enum', 'relation', 'default'] as const
  return { ...base, ...Object.fromEntries(keys.map((key) => [key, changed(one[key], other[key])])) }
}

const valueText = (scalar: ScalarType, value: ScalarValue): string => {
  const shown = scalar === 'Float' && Number.isInteger(value) ? `${String(value)}.0` : String(value)
  return `${scalarFacts[scalar].shownValue}GCValue(${shown})`
}

function describeNewRelation(relation: Relation | undefined): Record<string, unknown> {
  return relation ? { leftModel: relation.modelA, rightModel: relation.modelB, after: manifestation(relation) } : {}
}

function manifestation(relation: Relation | undefined): Record<string, unknown> | null {
  if (!relation) return null
  const link = linkOfRelation(relation)
  if (link.kind === 'inline') return { type: 'Inline', model: link.inTypeName, column: link.column }
  return {
    type: 'LinkTable',
    table: link.table,
    modelAColumn: link.columnA,
    modelBColumn: link.columnB,
    idColumn: link.idColumn,
  }
}
