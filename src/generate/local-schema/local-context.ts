import type { LocalDatamodel, LocalField, LocalType } from './datamodel.js'
import type { Definitions } from './definitions.js'
import { findOpposites } from './relations.js'

/** What the parts of a local schema are made from. */
export interface LocalContext {
  readonly datamodel: LocalDatamodel
  readonly definitions: Definitions
  readonly isDocumentDatabase: boolean
  /** The type that a relation field leads to; undefined for scalars and enums. */
  related(field: LocalField): LocalType | undefined
  opposite(field: LocalField): LocalField | undefined
  isEnum(field: LocalField): boolean
  /** Name of a scalar or enum; enums, and scalars that GraphQL lacks, are defined. */
  leaf(field: LocalField): string
  batchPayload(): string
}

export function localContext(
  datamodel: LocalDatamodel,
  definitions: Definitions,
  isDocumentDatabase: boolean,
): LocalContext {
  const types = new Map(datamodel.types.map((type) => [type.name, type]))
  const enums = new Map(datamodel.enums.map((type) => [type.name, type.values]))
  const opposites = findOpposites(datamodel)
  const scalar = (name: string): string =>
    builtIn.has(name) ? name : definitions.add(name, () => ({ kind: 'scalar', name }))
  return {
    datamodel,
    definitions,
    isDocumentDatabase,
    related: (field) => types.get(field.typeName),
    opposite: (field) => opposites.get(field),
    isEnum: (field) => enums.has(field.typeName),
    leaf({ typeName: name }) {
      const values = enums.get(name)
      return values === undefined ? scalar(name) : definitions.add(name, () => ({ kind: 'enum', name, values }))
    },
    batchPayload: () =>
      definitions.add('BatchPayload', () => ({
        kind: 'type',
        name: 'BatchPayload',
        fields: [{ name: 'count', type: `${scalar('Long')}!` }],
      })),
  }
}

const builtIn: ReadonlySet<string> = new Set(['ID', 'String', 'Int', 'Float', 'Boolean'])

/** Embedded types of a document database live inside others only. */
export const isRootType = (type: LocalType, context: LocalContext): boolean => !isInside(type, context)

/** The type is stored inside others: its nodes cannot be connected or listed by themselves. */
export const isInside = (type: LocalType, context: LocalContext): boolean =>
  context.isDocumentDatabase && type.isEmbedded

export const scalarFields = (type: LocalType, context: LocalContext): readonly LocalField[] =>
  type.fields.filter((field) => context.related(field) === undefined)

export const mutationType = (context: LocalContext): string =>
  context.definitions.add('MutationType', () => ({
    kind: 'enum',
    name: 'MutationType',
    values: ['CREATED', 'UPDATED', 'DELETED'],
  }))
