import type { ModelType, ScalarField } from '../../model/model.js'
import { scalarFacts } from '../../model/scalar.js'
import type { AggregateFunction } from '../../operation/aggregate.js'
import { visibleScalars } from './visible-fields.js'

/** What a function is asked of: the fields, and the part of a type's name that stands for it. */
interface FunctionForm {
  readonly typePart: 'Count' | 'Sum' | 'Avg' | 'MinMax'
  takes(field: ScalarField): boolean
}

const isNumber = ({ scalar }: ScalarField): boolean => scalarFacts[scalar].number !== undefined

/** Bytes have no order that all databases know. */
const hasLeast = ({ scalar }: ScalarField): boolean => scalar !== 'Boolean' && scalar !== 'Bytes'

/** Every function in the order of the answer (beyond.md section 3); to add one, add a form here. */
const forms: Readonly<Record<AggregateFunction, FunctionForm>> = {
  countOf: { typePart: 'Count', takes: () => true },
  distinct: { typePart: 'Count', takes: () => true },
  sum: { typePart: 'Sum', takes: isNumber },
  avg: { typePart: 'Avg', takes: isNumber },
  min: { typePart: 'MinMax', takes: hasLeast },
  max: { typePart: 'MinMax', takes: hasLeast },
}

export const aggregateFunctions = Object.keys(forms) as readonly AggregateFunction[]

/** Lists and Json have no aggregates. */
export function aggregatedFields(
  type: ModelType,
  name: AggregateFunction,
): { readonly typePart: FunctionForm['typePart']; readonly fields: readonly ScalarField[] } {
  const { typePart, takes } = forms[name]
  const fields = visibleScalars(type).filter((field) => !field.isList && field.scalar !== 'Json' && takes(field))
  return { typePart, fields }
}
