import type { ConstObjectValueNode } from 'graphql'
import type { Features } from '../../model/features.js'
import type { TypeDeclaration } from '../document.js'
import { keyOfIndex, nameOfIndex, wordsOf, writtenIndexes } from '../type-indexes.js'

/** What is wrong with the text indexes of a type (beyond.md section 6), beside what is wrong with any index. */
export const textIndexComplaints = (type: TypeDeclaration, features: Features): readonly string[] =>
  writtenIndexes(type).flatMap((index) => {
    if (index.kind !== 'ObjectValue') return []
    if (keyOfIndex(index, 'type') === undefined || wordsOf(keyOfIndex(index, 'type'))?.[0] !== 'FULLTEXT')
      return keyOfIndex(index, 'language') === undefined
        ? []
        : [`The index \`${nameOfIndex(index)}\` has a \`language\`, which only indexes of the type FULLTEXT have.`]
    return [
      ...(features.has('SEARCH')
        ? []
        : [`The directive \`@indexes\` with the type FULLTEXT needs the feature \`SEARCH\`.`]),
      ...complaintsOfIndex(index, type),
    ]
  })

function complaintsOfIndex(index: ConstObjectValueNode, type: TypeDeclaration): readonly string[] {
  const its = `The index \`${nameOfIndex(index)}\``
  const other = type.fields.filter(
    ({ name, typeName, isList }) =>
      wordsOf(keyOfIndex(index, 'fields'))?.includes(name) === true && typeName !== 'String' && !isList,
  )
  return [
    ...['unique', 'order', 'where', 'mode']
      .filter((key) => keyOfIndex(index, key) !== undefined)
      .map((key) => `${its} is of the type FULLTEXT and has no \`${key}\`.`),
    ...other.map(
      ({ name, typeText }) =>
        `${its} is of the type FULLTEXT and names the field \`${name}\`, which is of the type ${typeText}. Its fields must be of the type String.`,
    ),
  ]
}
