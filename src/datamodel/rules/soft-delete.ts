import type { Diagnostic } from '../../errors/diagnostic.js'
import { cascades, isRelationField, relatedTypeName, softDeleteField } from '../../model/lookup.js'
import type { Model } from '../../model/model.js'
import { named } from '../../util/named.js'
import { directiveOf, type DatamodelDocument, type TypeDeclaration } from '../document.js'
import { featuresOf } from '../read-features.js'
import { ofField, ofType } from './rule.js'

const others = ['id', 'unique', 'default', 'createdAt', 'updatedAt', 'version', 'defaultFunction']

/** What is wrong with `@softDelete` where it is written (beyond.md section 12). */
export const softDeleteDiagnostics = (document: DatamodelDocument): readonly Diagnostic[] =>
  document.refract.length === 0
    ? []
    : document.types.flatMap((type) => ofDeclaration(type, featuresOf(document).has('SOFT_DELETE')))

function ofDeclaration(type: TypeDeclaration, isOn: boolean): readonly Diagnostic[] {
  const marked = type.fields.filter((field) => directiveOf(field, 'softDelete') !== undefined)
  return marked.flatMap((field, index) => {
    if (!isOn) return [ofField(type, field, 'The directive `@softDelete` needs the feature `SOFT_DELETE`.')]
    const isTime = field.typeName === 'DateTime' && !field.isRequired && !field.isList
    const beside = others.filter((name) => directiveOf(field, name) !== undefined)
    return [
      ...(isTime
        ? []
        : [ofField(type, field, 'Fields that are marked as `@softDelete` must be of the type `DateTime`.')]),
      ...(beside.length === 0
        ? []
        : [
            ofField(
              type,
              field,
              `Fields that are marked as \`@softDelete\` take no ${beside.map((name) => `\`@${name}\``).join(', ')}.`,
            ),
          ]),
      ...(index === 0 ? [] : [ofField(type, field, 'A type has one field that is marked as `@softDelete` at most.')]),
      ...(directiveOf(type, 'embedded') ? [ofField(type, field, 'Embedded types have no `@softDelete`.')] : []),
    ]
  })
}

/** Cascades that would have to delete rows which deleted nodes need (beyond.md section 12). */
export const softDeleteCascades = (model: Model): readonly Diagnostic[] =>
  model.types
    .filter((type) => softDeleteField(type) !== undefined)
    .flatMap((type) =>
      type.fields.filter(isRelationField).flatMap((field) => {
        const relation = named(model.relations, field.relationName)
        if (relation === undefined || !cascades(relation, field)) return []
        const related = named(model.types, relatedTypeName(relation, field))
        if (related === undefined || softDeleteField(related) !== undefined) return []
        return [
          ofType(
            type,
            `The relation \`${relation.name}\` cascades from \`${type.name}\`, which is soft-deleted, into \`${related.name}\`, which has no \`@softDelete\`.`,
          ),
        ]
      }),
    )
