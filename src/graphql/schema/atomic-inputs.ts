import { GraphQLList, GraphQLNonNull, type GraphQLInputFieldConfigMap } from 'graphql'
import type { ModelType, ScalarField } from '../../model/model.js'
import { scalarFacts } from '../../model/scalar.js'
import type { NumberOperator } from '../../operation/write.js'
import { annotationOf } from './annotation.js'
import type { TypeRegistry } from './type-registry.js'
import { updatableScalars } from './visible-fields.js'

const operators: readonly NumberOperator[] = ['increment', 'decrement', 'multiply', 'divide']
const isNumber = ({ scalar }: ScalarField): boolean => scalarFacts[scalar].number !== undefined

const descriptions: Readonly<Record<NumberOperator, string>> = {
  increment: 'Adds the value to the present one.',
  decrement: 'Takes the value from the present one.',
  multiply: 'Multiplies the present value by this one.',
  divide: 'Divides the present value by this one.',
}

const changeable = (type: ModelType): readonly ScalarField[] =>
  updatableScalars(type).filter((field) => !field.isList && isNumber(field))

/** `f_increment`, `f_decrement`, `f_multiply`, `f_divide` of the numbers of an update input (beyond.md section 8). */
export const numberChanges = (type: ModelType, registry: TypeRegistry): GraphQLInputFieldConfigMap =>
  registry.model.features.has('ATOMIC')
    ? Object.fromEntries(
        changeable(type).flatMap((field) =>
          operators.map((operator) => [
            `${field.name}_${operator}`,
            {
              type: registry.leaf(field),
              description: descriptions[operator],
              extensions: annotationOf({ kind: 'number-change', field: field.name, operator }),
            },
          ]),
        ),
      )
    : {}

/** Names of the changes of a field in an update input. */
export const numberChangeNames = (field: ScalarField): readonly string[] =>
  !field.isList && isNumber(field) ? operators.map((operator) => `${field.name}_${operator}`) : []

/** `push` and `remove` beside the `set` of a list in an update input. */
export function itemChanges(field: ScalarField, registry: TypeRegistry): GraphQLInputFieldConfigMap {
  if (!registry.model.features.has('ATOMIC')) return {}
  const type = new GraphQLList(new GraphQLNonNull(registry.leaf(field)))
  return {
    push: { type, description: 'Adds the values at the end.', extensions: annotationOf({ kind: 'list-push' }) },
    remove: { type, description: 'Takes all equal values away.', extensions: annotationOf({ kind: 'list-remove' }) },
  }
}
