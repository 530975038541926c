import { isWholeNumber } from '../../model/scalar.js'
import { scalarIn } from '../../datamodel/scalar-kinds.js'
import { readFileSync } from 'node:fs'
import type { DatamodelDocument, FieldDeclaration, TypeDeclaration } from '../../datamodel/document.js'
import { parseDatamodel } from '../../datamodel/parse-datamodel.js'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { Project } from '../project/project.js'
import { readJson } from '../server/graphql-request.js'
import type { DataFile } from './data-files.js'
import { faulty } from './import-data-fault.js'
import { kinds, type Kind } from './ndf.js'
import { rowsOf } from './row-counts.js'

/** Keys that every object may have. */
const freeKeys = new Set(['_typeName', 'id', 'createdAt', 'updatedAt'])

/**
 * Compares all documents with the local datamodel before anything is sent (import-export.md section 10); gives the rows of
 * each file. Throws a problem with the first fault.
 */
export function validateData(
  files: Readonly<Record<Kind, readonly DataFile[]>>,
  { datamodel }: Pick<Project, 'datamodel'>,
): ReadonlyMap<string, number> {
  if (!datamodel) throw new Problem('The property datamodel is missing in your prisma.yml')
  const document = parseDatamodel(datamodel.text)
  if (document instanceof Problem) throw document
  const types = new Map(document.types.map((type) => [type.name, type]))
  const scope: Scope = { types, document }
  return new Map(kinds.flatMap((kind) => files[kind].map((file) => [file.path, validateFile(file, kind, scope)])))
}

interface Scope {
  readonly types: ReadonlyMap<string, TypeDeclaration>
  readonly document: DatamodelDocument
}

/** Gives the rows of the file. */
function validateFile({ path }: DataFile, kind: Kind, scope: Scope): number {
  const read = readJson(readFileSync(path, 'utf8'))
  if (read === undefined) throw faulty(`${path} is no JSON`)
  if (!isRecord(read) || !Object.hasOwn(read, 'values')) throw faulty('Import data is missing the "values" property')
  const { values, valueType } = read
  if (!Array.isArray(values)) throw faulty('Key "values" must be an array')
  // a document of another kind is the server's to judge
  const rows = values.reduce<number>((sum, value) => sum + rowsOf(kind, value), 0)
  if (valueType !== kind) return rows
  const check = { nodes: checkNode, lists: checkList, relations: checkPair }[kind]
  for (const value of values) check(value, scope)
  return rows
}

function typeOf(
  value: unknown,
  { types, document }: Scope,
): { readonly item: Readonly<Record<string, unknown>>; readonly type: TypeDeclaration } {
  const shown = JSON.stringify(value)
  if (!isRecord(value) || value['_typeName'] === undefined) throw faulty(`Object ${shown} needs a _typeName property`)
  const name = textOf(value['_typeName'])
  const type = types.get(name)
  if (!type) throw faulty(`Type ${name} does not exist`)
  if (value['id'] === undefined) throw faulty(`Object ${shown} needs an id property`)
  const id = type.fields.find(isId)
  const isText = typeof value['id'] === 'string'
  if (!isText && !(isCounted(id, document) && typeof value['id'] === 'number'))
    throw faulty(`The "id" of object ${shown} needs to be a string`)
  return { item: value, type }
}

function checkNode(value: unknown, scope: Scope): void {
  const { item, type } = typeOf(value, scope)
  const shown = JSON.stringify(item)
  const scalars = type.fields.filter((field) => isScalar(field, scope) && !field.isList)
  const missing = scalars.filter(
    (field) =>
      field.isRequired &&
      !isId(field) &&
      !isStamp(field) &&
      !freeKeys.has(field.name) &&
      !Object.hasOwn(item, field.name),
  )
  if (missing.length > 0)
    throw faulty(`Object ${shown} lacks the following properties: ${missing.map(({ name }) => name).join(', ')}`)
  checkKeys(item, type)
  for (const field of type.fields) {
    const found = item[field.name]
    if (found === undefined || freeKeys.has(field.name)) continue
    if (field.isList) throw faulty(`List value ${field.name} mustn't be provided in a "nodes" definition`)
    checkValue(found, field, scope)
  }
}

function checkList(value: unknown, scope: Scope): void {
  const { item, type } = typeOf(value, scope)
  checkKeys(item, type)
  for (const [name, found] of Object.entries(item)) {
    const field = type.fields.find((one) => one.name === name)
    if (freeKeys.has(name) || !field) continue
    if (!Array.isArray(found)) throw faulty(`Error for value ${JSON.stringify(found)}: It has to be a list.`)
    for (const one of found) checkValue(one, field, scope)
  }
}

function checkPair(value: unknown, scope: Scope): void {
  if (!Array.isArray(value)) throw faulty('Relation tuple must be an array')
  if (value.length !== 2) throw faulty('Relation tuple must have 2 nodes')
  if (!value.some((side) => isRecord(side) && typeof side['fieldName'] === 'string'))
    throw faulty(`Relation tuple ${JSON.stringify(value)} must include a "fieldName" property`)
  for (const side of value) {
    const { item, type } = typeOf(side, scope)
    const name = item['fieldName']
    if (name !== undefined && name !== null && !type.fields.some((field) => field.name === name))
      throw faulty(
        `The "fieldName" property of node ${JSON.stringify(item)} points to a non-existing fieldName "${textOf(name)}"`,
      )
  }
}

function checkKeys(item: Readonly<Record<string, unknown>>, type: TypeDeclaration): void {
  const unknown = Object.keys(item).filter((key) => !freeKeys.has(key) && !type.fields.some(({ name }) => name === key))
  if (unknown.length > 0)
    throw faulty(`Object ${JSON.stringify(item)} has the following unknown properties: ${unknown.join(', ')}`)
}

function checkValue(value: unknown, field: FieldDeclaration, { document }: Scope): void {
  const found = document.enums.find(({ name }) => name === field.typeName)
  const isRight = found ? found.values.includes(String(value)) : fits(value, field.typeName)
  if (!isRight) throw faulty(`Value ${JSON.stringify(value)} for field ${field.name} is not a valid ${field.typeName}`)
}

function fits(value: unknown, typeName: string): boolean {
  switch (typeName) {
    case 'Int':
    case 'Float':
      return typeof value === 'number'
    case 'Boolean':
      return typeof value === 'boolean'
    case 'String':
    case 'UUID':
    case 'DateTime':
      return typeof value === 'string'
    case 'ID':
      return typeof value === 'string' || typeof value === 'number'
    default:
      return true
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const hasDirective = ({ directives }: FieldDeclaration, names: readonly string[]): boolean =>
  directives.some(({ name }) => names.includes(name))
const isId = (field: FieldDeclaration): boolean => hasDirective(field, ['id']) || field.name === 'id'
const isCounted = (field: FieldDeclaration | undefined, document: DatamodelDocument): boolean => {
  const scalar = field && scalarIn(field.typeName, document)
  return scalar !== undefined && isWholeNumber(scalar)
}
const isStamp = (field: FieldDeclaration): boolean => hasDirective(field, ['createdAt', 'updatedAt'])
const isScalar = ({ typeName }: FieldDeclaration, { document }: Scope): boolean =>
  scalarIn(typeName, document) !== undefined || document.enums.some(({ name }) => name === typeName)
