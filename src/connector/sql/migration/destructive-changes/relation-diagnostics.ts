import type { Relation, RelationField } from '../../../../model/model.js'
import type { RelationStorage } from '../../storage/storage.js'
import { diagnosticTexts, refuse, warn, type ChangeDiagnostic } from './change-diagnostic.js'
import type { CheckContext } from './check-context.js'
import type { MigrationStep } from '../../../../migration/step.js'

/** Links are lost where a relation moves between table and column, or to the other type's column. */
export async function movedRelationDiagnostics(
  { name, newName }: Extract<MigrationStep, { type: 'UpdateRelation' }>,
  { before, after, names, questions }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const [from, to] = [before.relations.get(name), after.relations.get(newName ?? name)]
  if (!from || !to) return []
  if (from.location.kind === 'table' && to.location.kind === 'table') return newIdColumn(from.location, to, to.location)
  const [fromOwner, toOwner] = [ownerOf(from.relation), ownerOf(to.relation)]
  const staysInPlace = fromOwner !== undefined && toOwner !== undefined && names.newType(fromOwner) === toOwner
  if (staysInPlace) return []
  return (await questions.hasLinks(from)) ? [warn(name, null, diagnosticTexts.linksExist)] : []
}

type LinkTableLocation = Extract<RelationStorage['location'], { kind: 'table' }>

const newIdColumn = (
  from: LinkTableLocation,
  { relation }: RelationStorage,
  to: LinkTableLocation,
): readonly ChangeDiagnostic[] =>
  from.idColumn === undefined && to.idColumn !== undefined
    ? [refuse(relation.name, to.idColumn, 'Adding an id field to an existing link table is forbidden.')]
    : []

const ownerOf = ({ link }: Relation): string | undefined => (link?.kind === 'inline' ? link.inTypeName : undefined)

/** A required side of a new relation has no partner for the nodes that are there. */
export async function newRelationDiagnostics(
  name: string,
  { after, oldType, hasRows }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const relation = after.model.relations.find((one) => one.name === name)
  if (!relation) return []
  const diagnostics: ChangeDiagnostic[] = []
  for (const [side, typeName] of [
    ['A', relation.modelA],
    ['B', relation.modelB],
  ] as const) {
    const field = after.types
      .get(typeName)
      ?.type.fields.find((one) => one.kind === 'relation' && one.relationName === name && one.side === side)
    if (field?.isRequired === true && (await hasRows(oldType(typeName))))
      diagnostics.push(
        refuse(
          typeName,
          null,
          'You are creating a required relation, but there are already nodes that would violate that constraint.',
        ),
      )
  }
  return diagnostics
}

/** A to-one field on a relation that was there before. */
export async function newRelationFieldDiagnostics(
  typeName: string,
  field: RelationField,
  { before, questions, oldType }: CheckContext,
): Promise<readonly ChangeDiagnostic[]> {
  const relation = before.relations.get(field.relationName)
  const type = oldType(typeName)
  if (!relation || !type || field.isList) return []
  if (!(await questions.hasSeveralPartners(relation, field.side, type))) return []
  return [
    refuse(
      typeName,
      field.name,
      'You are adding a singular backrelation field to a type but there are already pairs in the relation that would violate that constraint.',
    ),
  ]
}
