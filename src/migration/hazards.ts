import type { Renames } from '../datamodel/renames.js'
import { isIdField } from '../model/lookup.js'
import type { Field, Model, ModelType, RelationField, ScalarField } from '../model/model.js'
import type { Storage, TypeStorage } from '../storage/storage.js'
import type { DataQuestions } from './data-questions.js'
import { shownFillValue } from './fill-value.js'
import { nameMap } from './name-map.js'
import type { MigrationStep } from './step.js'

/** A warning or an error of a deploy; `type` is `Global` where no type is concerned. */
export interface Hazard {
  readonly type: string
  readonly field: string | null
  readonly description: string
}

export interface Hazards {
  readonly errors: readonly Hazard[]
  readonly warnings: readonly Hazard[]
}

export interface HazardInput {
  readonly before: Storage
  readonly after: Storage
  readonly renames: Renames
  readonly questions: DataQuestions
}

const nodesExist = 'You already have nodes for this model. This change will result in data loss.'
const linksExist = 'You already have nodes for this relation. This change will result in data loss.'
const mayLose = 'You already have nodes for this model. This change may result in data loss.'

/** What the steps would do to existing data (migrations.md section 7), in the original's order and words. */
export async function findHazards(steps: readonly MigrationStep[], input: HazardInput): Promise<Hazards> {
  const finder = createFinder(input)
  for (const step of steps) await finder.check(step)
  finder.checkTimestamps(steps)
  return { errors: finder.errors, warnings: finder.warnings }
}

function createFinder({ before, after, renames, questions }: HazardInput) {
  const errors: Hazard[] = []
  const warnings: Hazard[] = []
  const names = nameMap(before.model, after.model, renames)
  const warn = (type: string, field: string | null, description: string): void =>
    void warnings.push({ type, field, description })
  const refuse = (type: string, field: string | null, description: string): void =>
    void errors.push({ type, field, description })
  const oldType = (newName: string): TypeStorage | undefined => before.types.get(names.oldType(newName))
  const hasRows = async (type: TypeStorage | undefined): Promise<boolean> =>
    type !== undefined && questions.hasRows(type)

  async function check(step: MigrationStep): Promise<void> {
    switch (step.type) {
      case 'DeleteModel':
        if (await hasRows(before.types.get(step.name))) warn(step.name, null, nodesExist)
        return
      case 'DeleteRelation': {
        const relation = before.relations.get(step.name)
        if (relation && (await questions.hasLinks(relation))) warn(step.name, null, linksExist)
        return
      }
      case 'UpdateRelation':
        return checkMovedRelation(step)
      case 'DeleteField': {
        const type = before.types.get(step.model)
        const field = fieldOf(type, step.name)
        if (field?.kind === 'scalar' && (await hasRows(type))) warn(step.model, step.name, mayLose)
        return
      }
      case 'CreateField':
        return checkNewField(step.model, step.name)
      case 'UpdateField':
        return checkChangedField(step)
      case 'UpdateEnum':
        return checkEnum(step.name, step.newName ?? step.name)
      case 'CreateRelation':
        return checkNewRelation(step.name)
      default:
        return
    }
  }

  async function checkMovedRelation({
    name,
    newName,
  }: Extract<MigrationStep, { type: 'UpdateRelation' }>): Promise<void> {
    const [from, to] = [before.relations.get(name), after.relations.get(newName ?? name)]
    if (!from || !to) return
    if (from.place.kind === 'table' && to.place.kind === 'table') {
      if (from.place.idColumn === undefined && to.place.idColumn !== undefined)
        refuse(to.relation.name, to.place.idColumn, 'Adding an id field to an existing link table is forbidden.')
      return
    }
    const isInlineInBoth = from.place.kind === 'inline' && to.place.kind === 'inline'
    const [fromOwner, toOwner] = [ownerOf(from.relation.link), ownerOf(to.relation.link)]
    if (isInlineInBoth && fromOwner !== undefined && toOwner !== undefined && names.newType(fromOwner) === toOwner)
      return
    if (await questions.hasLinks(from)) warn(name, null, linksExist)
  }

  async function checkNewField(typeName: string, fieldName: string): Promise<void> {
    const field = fieldOf(after.types.get(typeName), fieldName)
    const type = oldType(typeName)
    if (!field) return
    if (field.kind === 'relation') return checkNewRelationField(typeName, field)
    if (!field.isRequired || field.isList || isIdField(field) || !(await hasRows(type))) return
    if (field.isUnique)
      refuse(
        typeName,
        fieldName,
        `You are creating a new required unique field \`${fieldName}\`. There are already nodes for the model \`${typeName}\` that would violate that constraint.`,
      )
    else
      warn(
        typeName,
        fieldName,
        `You are creating a required field but there are already nodes present that would violate that constraint.The fields will be pre-filled with the value \`${shownFillValue(field, after.model)}\`.`,
      )
  }

  /** A to-one field on a relation that was there before. */
  async function checkNewRelationField(typeName: string, field: RelationField): Promise<void> {
    const relation = before.relations.get(field.relationName)
    const type = oldType(typeName)
    if (!relation || !type || field.isList) return
    if (await questions.hasSeveralPartners(relation, field.side, type))
      refuse(
        typeName,
        field.name,
        'You are adding a singular backrelation field to a type but there are already pairs in the relation that would violate that constraint.',
      )
  }

  async function checkChangedField(step: Extract<MigrationStep, { type: 'UpdateField' }>): Promise<void> {
    const type = before.types.get(step.model)
    const [from, to] = [fieldOf(type, step.name), fieldOf(after.types.get(step.newModel), step.newName ?? step.name)]
    if (!type || !from || !to) return
    const changesType =
      from.kind !== to.kind ||
      from.isList !== to.isList ||
      (from.kind === 'scalar' && to.kind === 'scalar' && from.scalar !== to.scalar)
    if (changesType && isIdField(from) && isIdField(to)) return checkIdChange(step, type)
    if (changesType) await checkTypeChange(step, type, to)
    const canHoldNull = !changesType || (from.kind === to.kind && !from.isList && !to.isList)
    if (canHoldNull && to.isRequired && !from.isRequired) await checkRequired(step, type, from, to)
    if (
      to.kind === 'scalar' &&
      from.kind === 'scalar' &&
      to.isUnique &&
      !from.isUnique &&
      !changesType &&
      (await questions.hasDuplicates(type, from))
    )
      refuse(
        step.model,
        step.name,
        `You are updating the field \`${step.name}\` to be unique. But there are already nodes for the model \`${step.model}\` that would violate that constraint.`,
      )
  }

  async function checkIdChange(
    { model, name }: Extract<MigrationStep, { type: 'UpdateField' }>,
    type: TypeStorage,
  ): Promise<void> {
    if (!(await questions.hasRows(type))) return
    warn(model, name, mayLose)
    refuse(
      model,
      name,
      `You are changing the type of the id field \`${name}\`. But there are already nodes for this model. This would require to regenerate IDs for all nodes which is not possible. You have to remove all nodes for this type by either running \`prisma reset\` or through a \`deleteMany${model}s\` mutation.`,
    )
  }

  async function checkTypeChange(
    { model, name }: Extract<MigrationStep, { type: 'UpdateField' }>,
    type: TypeStorage,
    to: Field,
  ): Promise<void> {
    if (!(await questions.hasRows(type))) return
    warn(model, name, mayLose)
    if (to.kind !== 'scalar' || !to.isRequired) return
    if (to.isUnique)
      refuse(
        model,
        name,
        `You are creating a new required unique field \`${name}\`. There are already nodes for the model \`${model}\` that would violate that constraint.`,
      )
    else warn(model, name, prefilled(to))
  }

  const prefilled = (field: ScalarField): string =>
    `You are changing the type of a required field. The fields will be pre-filled with the value: \`${shownFillValue(field, after.model)}\`.`

  async function checkRequired(
    { model, name }: Extract<MigrationStep, { type: 'UpdateField' }>,
    type: TypeStorage,
    from: Field,
    to: Field,
  ): Promise<void> {
    const violates = `But there are already nodes for the model \`${model}\` that would violate that constraint.`
    if (from.kind === 'scalar' && to.kind === 'scalar') {
      if (!(await questions.hasNull(type, from))) return
      if (to.isUnique)
        refuse(model, name, `You are updating the field \`${name}\` to be required and unique. ${violates}`)
      else warn(model, name, prefilled(to))
      return
    }
    const relation = from.kind === 'relation' ? before.relations.get(from.relationName) : undefined
    if (relation && from.kind === 'relation' && (await questions.hasUnconnected(relation, from.side, type)))
      refuse(model, name, `You are updating the field \`${name}\` to be required. ${violates}`)
  }

  async function checkEnum(oldName: string, newName: string): Promise<void> {
    const values = (model: Model, name: string): readonly string[] =>
      model.enums.find((one) => one.name === name)?.values ?? []
    const kept = new Set(values(after.model, newName))
    const removed = values(before.model, oldName).filter((value) => !kept.has(value))
    for (const value of removed)
      for (const type of before.types.values())
        for (const field of type.type.fields)
          if (
            field.kind === 'scalar' &&
            field.enumName === oldName &&
            isStillThere(type, field) &&
            (await questions.isEnumValueUsed(type, field, value))
          ) {
            const description = `You are deleting the value '${value}' of the enum '${oldName}', but that value is in use.`
            if (!errors.some((error) => error.description === description)) refuse('Global', null, description)
          }
  }

  const isStillThere = (type: TypeStorage, field: ScalarField): boolean =>
    fieldOf(after.types.get(names.newType(type.type.name)), names.newField(type.type.name, field.name)) !== undefined

  async function checkNewRelation(name: string): Promise<void> {
    const relation = after.model.relations.find((one) => one.name === name)
    if (!relation) return
    for (const [side, typeName] of [
      ['A', relation.modelA],
      ['B', relation.modelB],
    ] as const) {
      const field = after.types
        .get(typeName)
        ?.type.fields.find((one) => one.kind === 'relation' && one.relationName === name && one.side === side)
      if (field?.isRequired === true && (await hasRows(oldType(typeName))))
        refuse(
          typeName,
          null,
          'You are creating a required relation, but there are already nodes that would violate that constraint.',
        )
    }
  }

  /** Plain fields with the names of the timestamps; the old syntax made timestamps of them. */
  function checkTimestamps(steps: readonly MigrationStep[]): void {
    if (after.model.syntax !== 'v1.1') return
    const isUpgrade = before.model.syntax === 'v1.0'
    for (const step of steps) {
      if (
        step.type === 'CreateField' &&
        isTimestampName(step.name) &&
        !hasBehaviour(fieldOf(after.types.get(step.model), step.name), step.name) &&
        !isOldTimestamp(step.model, step.name)
      )
        warn(step.model, step.name, missingDirective(step.name))
      if (isUpgrade && step.type === 'DeleteField' && isTimestampName(step.name))
        refuse(
          step.model,
          step.name,
          `You are removing the field \`${step.name}\` while migrating to the new datamodel. Add the field \`${step.name}: DateTime! @${step.name}\` explicitly to your model to keep this functionality.`,
        )
    }
    if (isUpgrade) for (const { type } of after.types.values()) checkKeptTimestamps(type)
  }

  const isOldTimestamp = (typeName: string, name: string): boolean =>
    before.model.syntax === 'v1.0' && fieldOf(oldType(typeName), name) !== undefined

  function checkKeptTimestamps(type: ModelType): void {
    for (const field of type.fields)
      if (
        isTimestampName(field.name) &&
        !hasBehaviour(field, field.name) &&
        fieldOf(oldType(type.name), field.name) !== undefined
      )
        refuse(
          type.name,
          field.name,
          `You are migrating to the new datamodel with the field \`${field.name}\` but is missing the directive \`@${field.name}\`. Please specify the field as \`${field.name}: DateTime! @${field.name}\` to keep its original behaviour.`,
        )
  }

  return { errors, warnings, check, checkTimestamps }
}

const ownerOf = (link: Model['relations'][number]['link']): string | undefined =>
  link?.kind === 'inline' ? link.inTypeName : undefined

const fieldOf = (type: TypeStorage | undefined, name: string): Field | undefined =>
  type?.type.fields.find((field) => field.name === name)

const isTimestampName = (name: string): name is 'createdAt' | 'updatedAt' =>
  name === 'createdAt' || name === 'updatedAt'

const hasBehaviour = (field: Field | undefined, behaviour: string): boolean =>
  field?.kind === 'scalar' && field.behaviour?.type === behaviour

const missingDirective = (name: 'createdAt' | 'updatedAt'): string =>
  `You are adding the field \`${name}\` but is missing the directive \`@${name}\`. Please specify the field as \`${name}: DateTime! @${name}\` if you want to track the times for when a record was ${name === 'createdAt' ? 'created' : 'updated'}. Or deploy with \`--force\` to ignore this.`
