import type { Diagnostic } from '../../errors/diagnostic.js'
import type { DatamodelDocument } from '../document.js'
import { isVersionField } from '../version-fields.js'
import { ofField } from './rule.js'

/** `@version` stands on one `Int!` of a type (beyond.md section 9.2). */
export const versionFindings = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.types.flatMap((type) => {
    const fields = type.fields.filter((field) => isVersionField(field, document))
    return fields.flatMap((field, index) => {
      const isInt = field.typeName === 'Int' && field.isRequired && !field.isList
      const isAlone = !['id', 'unique', 'default'].some((name) => field.directives.some((one) => one.name === name))
      return [
        ...(isInt ? [] : [ofField(type, field, 'Fields that are marked as `@version` must be of the type `Int!`.')]),
        ...(isAlone
          ? []
          : [ofField(type, field, 'Fields that are marked as `@version` take no `@id`, `@unique` or `@default`.')]),
        ...(index === 0 ? [] : [ofField(type, field, 'A type has one field that is marked as `@version` at most.')]),
      ]
    })
  })
