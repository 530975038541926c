import type { ConstObjectValueNode, ConstValueNode } from 'graphql'
import type { Diagnostic } from '../../errors/diagnostic.js'
import {
  givesSelector,
  indexMethods,
  maxIndexedFields,
  maxIndexName,
  searchLanguages,
  selectorTypePart,
} from '../../model/type-index.js'
import { directiveOf, type DatamodelDocument, type TypeDeclaration } from '../document.js'
import { readIndexCondition } from '../index-condition.js'
import { featuresOf } from '../read-features.js'
import { indexesOf, keyOfIndex, nameOfIndex, wordsOf, writtenIndexes } from '../type-indexes.js'
import { ofType, repeated } from './rule.js'
import { textIndexComplaints } from './text-indexes.js'

/** What is wrong with `@indexes`, as far as the datamodel tells (beyond.md section 10.1); the rest depends on the tables. */
export const typeIndexDiagnostics = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.refract.length === 0
    ? []
    : document.types.flatMap((type) =>
        [...complaintsOf(type, document), ...textIndexComplaints(type, featuresOf(document))].map((complaint) =>
          ofType(type, complaint),
        ),
      )

function complaintsOf(type: TypeDeclaration, document: DatamodelDocument): readonly string[] {
  const directive = directiveOf(type, 'indexes')
  if (directive === undefined) return []
  if (!directive.arguments.has('value'))
    return ['The directive `@indexes` is missing the required argument `value`, a list of indexes.']
  const written = writtenIndexes(type)
  const indexes = written.filter((index) => index.kind === 'ObjectValue')
  if (indexes.length < written.length)
    return ['The argument `value` of `@indexes` must be a list of indexes such as `{fields: ["a", "b"]}`.']
  const complaints = [
    ...indexes.flatMap((index) => complaintsOfIndex(index, type, document)),
    ...[...repeated(indexes.map(nameOfIndex))].map(
      (name) => `The type \`${type.name}\` has two indexes named \`${name}\`.`,
    ),
  ]
  return complaints.length > 0 ? complaints : selectorComplaints(type, document)
}

/** Names that selectors lead to in the API. */
function selectorComplaints(type: TypeDeclaration, document: DatamodelDocument): readonly string[] {
  const names = indexesOf(type, document)
    .filter(givesSelector)
    .map(({ name }) => name)
  return [
    ...names
      .filter((name) => type.fields.some((field) => field.name === name))
      .map(
        (name) =>
          `The index \`${name}\` has the name of a field, which selects nodes already. Please give it another one.`,
      ),
    ...[...repeated(names.map(selectorTypePart))].map((part) => {
      const meeting = names.filter((name) => selectorTypePart(name) === part)
      return `The indexes ${meeting.map((name) => `\`${name}\``).join(', ')} lead to one name in the API. Please rename one of them.`
    }),
  ]
}

/** What each key of an index must be; in the order in which they are told. */
const keys: Readonly<Record<string, (value: ConstValueNode) => string | undefined>> = {
  fields: (value) => (wordsOf(value) === undefined ? 'must be a list of names of fields' : undefined),
  name: (value) =>
    value.kind === 'StringValue' && namePattern.test(value.value) && value.value.length <= maxIndexName
      ? undefined
      : `must be a letter and then at most ${String(maxIndexName - 1)} letters, digits or underscores`,
  unique: (value) => (value.kind === 'BooleanValue' ? undefined : 'must be true or false'),
  order: (value) =>
    wordsOf(value)?.every((word) => word === 'ASC' || word === 'DESC') === true
      ? undefined
      : 'must be a list of ASC and DESC',
  type: (value) =>
    indexMethods.some((method) => method === wordsOf(value)?.[0]) && wordsOf(value)?.length === 1
      ? undefined
      : `must be one of ${indexMethods.join(', ')}`,
  mode: (value) =>
    ['DEFAULT', 'INSENSITIVE'].includes(wordsOf(value)?.[0] ?? '') && wordsOf(value)?.length === 1
      ? undefined
      : 'must be DEFAULT or INSENSITIVE',
  where: (value) => (value.kind === 'StringValue' ? undefined : 'must be a string with a filter'),
  language: (value) =>
    searchLanguages.some((language) => language === wordsOf(value)?.[0]) && wordsOf(value)?.length === 1
      ? undefined
      : `must be one of ${searchLanguages.join(', ')}`,
}

const namePattern = /^[A-Za-z][A-Za-z0-9_]*$/

function complaintsOfIndex(
  index: ConstObjectValueNode,
  type: TypeDeclaration,
  document: DatamodelDocument,
): readonly string[] {
  const fields = wordsOf(keyOfIndex(index, 'fields')) ?? []
  const name = nameOfIndex(index)
  const its = `The index \`${name}\``
  const malformed = index.fields.flatMap(({ name: { value: key }, value }) => {
    const check = Object.hasOwn(keys, key) ? keys[key] : undefined
    if (check === undefined)
      return [`The key \`${key}\` of an index is not known. It takes: ${Object.keys(keys).join(', ')}.`]
    const complaint = check(value)
    return complaint === undefined ? [] : [`The key \`${key}\` of an index ${complaint}.`]
  })
  if (malformed.length > 0) return malformed
  if (fields.length === 0) return ['An index needs at least one name in `fields`.']
  const directions = wordsOf(keyOfIndex(index, 'order')) ?? []
  const mode = modeComplaint(index, fields, type)
  const where = whereComplaint(index, type, document)
  const isOfJson = wordsOf(keyOfIndex(index, 'type'))?.[0] === 'GIN'
  const complaints = [
    fields.length > maxIndexedFields &&
      `${its} has ${String(fields.length)} fields, at most ${String(maxIndexedFields)} are allowed.`,
    directions.length > 0 &&
      directions.length !== fields.length &&
      `${its} has ${String(fields.length)} fields, but \`order\` has ${String(directions.length)} elements.`,
    name.length > maxIndexName &&
      `${its} needs a \`name\`: its fields joined are longer than the ${String(maxIndexName)} characters of one.`,
    mode !== undefined && `${its} ${mode}`,
    where !== undefined && `The \`where\` of the index \`${name}\` ${where}.`,
    ...[...repeated(fields)].map((field) => `${its} names the field \`${field}\` twice.`),
    isOfJson &&
      (fields.length > 1 || ['unique', 'order', 'mode'].some((key) => keyOfIndex(index, key) !== undefined)) &&
      `${its} is of the type GIN, which takes one field, and no \`unique\`, \`order\` and \`mode\`.`,
    ...fields
      .map((field) => fieldComplaint(field, type, isOfJson))
      .map((complaint) => complaint && `${its} ${complaint}`),
  ]
  return complaints.flatMap((complaint) => (complaint ? [complaint] : []))
}

/** Only texts have letters. */
function modeComplaint(
  index: ConstObjectValueNode,
  fields: readonly string[],
  type: TypeDeclaration,
): string | undefined {
  if (wordsOf(keyOfIndex(index, 'mode'))?.[0] !== 'INSENSITIVE') return undefined
  const hasText = type.fields.some(({ name, typeName }) => fields.includes(name) && typeName === 'String')
  return hasText ? undefined : 'has the mode INSENSITIVE, but no field of the type String.'
}

function whereComplaint(
  index: ConstObjectValueNode,
  type: TypeDeclaration,
  document: DatamodelDocument,
): string | undefined {
  const where = keyOfIndex(index, 'where')
  return where?.kind === 'StringValue' ? readIndexCondition(where.value, type, document).complaint : undefined
}

/** `isOfJson`: whether the index is over what is in JSON values. */
function fieldComplaint(name: string, type: TypeDeclaration, isOfJson: boolean): string | undefined {
  const field = type.fields.find((one) => one.name === name)
  if (field === undefined) return `names the field \`${name}\`, which does not exist.`
  if (field.isList) return `names the field \`${name}\`, which is a list.`
  if ((field.typeName === 'Json') === isOfJson) return undefined
  return `names the field \`${name}\`, which is ${isOfJson ? 'not ' : ''}of the type Json.`
}
