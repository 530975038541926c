import { ruleText, rulesOf, type Constraint } from '../model/constraint.js'
import { directiveOf, type DatamodelDocument, type FieldDeclaration, type TypeDeclaration } from './document.js'
import { additionsOf } from './field-additions.js'
import { scalarFacts, type ScalarType } from '../model/scalar.js'
import { featuresOf } from './read-features.js'
import { indexesOf } from './type-indexes.js'

/** A place of a service that would work otherwise on Prisma 1, and how. */
export interface WayBackFinding {
  /** `Ship.version`; absent: the service as a whole. */
  readonly place?: string
  readonly text: string
}

/** What Prisma 1 would not do of a datamodel that it is given as it is (beyond.md section 1.4); its tables it reads. */
export function wayBackDiagnostics(document: DatamodelDocument): readonly WayBackFinding[] {
  const features = [...featuresOf(document)].sort()
  return [
    ...(features.length === 0
      ? []
      : [
          {
            text: `Requests that use what ${features.join(', ')} ${features.length === 1 ? 'adds' : 'add'} are refused.`,
          },
        ]),
    ...document.types.flatMap((type) => [
      ...ofIndexes(type, document),
      ...type.fields.flatMap((field) => ofField(type, field, document)),
    ]),
  ]
}

function ofIndexes(type: TypeDeclaration, document: DatamodelDocument): readonly WayBackFinding[] {
  const names = indexesOf(type, document).map(({ name }) => name)
  if (names.length === 0) return []
  const its = names.length === 1 ? `index ${names.join('')} stays` : `indexes ${names.join(', ')} stay`
  return [{ place: type.name, text: `The ${its} in the database: Prisma 1 makes, changes and drops none.` }]
}

function ofField(
  type: TypeDeclaration,
  field: FieldDeclaration,
  document: DatamodelDocument,
): readonly WayBackFinding[] {
  const place = `${type.name}.${field.name}`
  const { isVersion, isSoftDelete, defaultFunction, scalar, constraint } = additionsOf(field, document) ?? {}
  const ofScalar = [
    ...(scalar === undefined ? [] : [{ place, text: scalarText(field, scalar) }]),
    ...(constraint === undefined ? [] : [{ place, text: constraintText(constraint) }]),
  ]
  if (isVersion)
    return [{ place, text: 'It counts no writes any more: every create must give it, and updates may change it.' }]
  if (isSoftDelete)
    return [{ place, text: 'Deleted nodes are there again, and what deletes nodes deletes their rows.' }]
  // Prisma 1 makes ids itself
  if (defaultFunction === undefined || directiveOf(field, 'id')) return ofScalar
  const without = field.isRequired ? 'every create must give it' : 'it is null where a create omits it'
  // its column is filled by the database
  const made =
    defaultFunction === 'AUTOINCREMENT' ? 'counts no more for creates of the API' : 'makes no values any more'
  return [...ofScalar, { place, text: `${defaultFunction} ${made}: ${without}.` }]
}

/** What the database looks after fails there without a word for users. */
function constraintText(constraint: Constraint): string {
  const textOf = (isHeld: boolean): string =>
    rulesOf(constraint)
      .filter(({ kind }) => (kind !== 'pattern') === isHeld)
      .map(ruleText)
      .join(' and ')
  const [kept, lost] = [textOf(true), textOf(false)]
  return [
    ...(kept === '' ? [] : [`That values ${kept} is looked after by the database alone: others are internal errors.`]),
    ...(lost === '' ? [] : [`That values ${lost} is not checked any more.`]),
  ].join(' ')
}

/** Prisma 1 reads columns of numbers as its own; those of days and times it does not see. */
function scalarText(field: FieldDeclaration, scalar: ScalarType): string {
  const { base = scalar, kind = '' } = scalarFacts[scalar].beyond ?? {}
  if (directiveOf(field, 'scalar') === undefined)
    return `The type ${scalar} is not known: it must be written as ${base} @scalar(type: ${kind}).`
  return scalarFacts[scalar].number === undefined
    ? `Its column is not seen: no deploy succeeds with it there.`
    : `It is ${base === 'Int' ? 'an' : 'a'} ${base}: greater values are read wrong, and none is written.`
}
