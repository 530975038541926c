import { parse } from 'graphql'
import { systemBehaviour } from '../../../datamodel/build-model.js'
import {
  directiveOf,
  textArgument,
  type DatamodelDocument,
  type FieldDeclaration,
  type TypeDeclaration,
} from '../../../datamodel/document.js'
import { parseDatamodel } from '../../../datamodel/parse-datamodel.js'
import { isRelation, oppositeOf, relationName, relationsOfDocument } from '../../../datamodel/relations.js'
import { readRenames } from '../../../datamodel/renames.js'
import { whichSyntax } from '../../../datamodel/which-syntax.js'
import { Problem } from '../../../errors/problem.js'
import { typeNameOf } from './names.js'

/** A datamodel that names and settings are taken from (introspection.md section 16). */
export interface Base {
  readonly document: DatamodelDocument
  readonly syntax: 'v1.0' | 'v1.1'
  /** Names of types and enums as they stand in the text. */
  readonly order: readonly string[]
  readonly enumNames: ReadonlySet<string>
  /** The type over a table. */
  typeOfTable(table: string): BaseType | undefined
  /** The field on the other side of a relation. */
  oppositeOf(type: BaseType, field: BaseField): { readonly type: BaseType; readonly field: BaseField } | undefined
  /** The fields of the relation of a link table. */
  sidesOf(table: string): readonly { readonly type: BaseType; readonly field: BaseField }[]
}

export interface BaseType {
  readonly declaration: TypeDeclaration
  readonly name: string
  readonly fields: readonly BaseField[]
}

export interface BaseField {
  readonly declaration: FieldDeclaration
  readonly name: string
  readonly column: string
  readonly typeName: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isId: boolean
  readonly isRelation: boolean
  readonly isEnum: boolean
  readonly stamp: 'createdAt' | 'updatedAt' | undefined
  readonly relationName: string | undefined
}

/** Throws problem 3017 for a text that is no datamodel. */
export function readBase(text: string): Base {
  const document = parseDatamodel(text)
  if (document instanceof Problem) throw document
  const syntax = whichSyntax(document, undefined)
  const enumNames = new Set(document.enums.map(({ name }) => name))
  const types = document.types.map((declaration): BaseType => {
    const fields = declaration.fields.map((field) => baseField(field, document, syntax, enumNames))
    return { declaration, name: declaration.name, fields }
  })
  const placeOf = (declaration: TypeDeclaration, field: FieldDeclaration) => {
    const type = types.find((one) => one.declaration === declaration)
    const found = type?.fields.find((one) => one.declaration === field)
    return type && found ? { type, field: found } : undefined
  }
  const relations = relationsOfDocument({ document, renames: readRenames(document), syntax, previous: undefined })
  return {
    document,
    syntax,
    order: parse(text).definitions.flatMap((one) => ('name' in one && one.name ? [one.name.value] : [])),
    enumNames,
    typeOfTable: (table) =>
      types.find(({ declaration }) => tableOf(declaration) === table) ??
      types.find(({ declaration, name }) => writtenTable(declaration) === undefined && name === typeNameOf(table)),
    oppositeOf(type, field) {
      const found = oppositeOf({ type: type.declaration, field: field.declaration }, document)
      return found && placeOf(found.type, found.field)
    },
    sidesOf(table) {
      const found = relations.find(({ name, relation: { link } }) =>
        link === undefined ? `_${name}` === table : link.kind === 'table' && link.table === table,
      )
      return [found?.sides.A, found?.sides.B].flatMap((side) => {
        const place = side && placeOf(side.type, side.field)
        return place ? [place] : []
      })
    },
  }
}

const writtenTable = (type: TypeDeclaration): string | undefined =>
  textArgument(directiveOf(type, 'db') ?? directiveOf(type, 'pgTable'), 'name')
const tableOf = (type: TypeDeclaration): string => writtenTable(type) ?? type.name

function baseField(
  declaration: FieldDeclaration,
  document: DatamodelDocument,
  syntax: Base['syntax'],
  enumNames: ReadonlySet<string>,
): BaseField {
  const { name, typeName, isList, isRequired } = declaration
  const written = textArgument(directiveOf(declaration, 'db') ?? directiveOf(declaration, 'pgColumn'), 'name')
  const behaviour = syntax === 'v1.0' ? systemBehaviour(name)?.type : undefined
  const has = (directive: 'id' | 'createdAt' | 'updatedAt'): boolean =>
    directiveOf(declaration, directive) !== undefined || behaviour === directive
  return {
    declaration,
    name,
    column: written ?? textArgument(directiveOf(declaration, 'pgRelation'), 'column') ?? name,
    typeName,
    isList,
    isRequired,
    isId: has('id'),
    isRelation: isRelation(declaration, document),
    isEnum: enumNames.has(typeName),
    stamp: has('createdAt') ? 'createdAt' : has('updatedAt') ? 'updatedAt' : undefined,
    relationName: relationName(declaration),
  }
}
