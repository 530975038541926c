import { parseDateTime } from '../model/date-time.js'
import { normalizeJsonText } from '../model/json-text.js'
import type { Model, ScalarField } from '../model/model.js'
import type { ScalarValue } from '../model/scalar.js'
import { jsonText } from '../util/exact-json.js'
import { parseUuid } from '../model/uuid.js'

const greatestInt = 2_147_483_647

/** The value of a field in memory form; undefined when it has none of the accepted forms (import-export.md section 3). */
export function importedValue(value: unknown, field: ScalarField, model: Model): ScalarValue | undefined {
  if (value === null || value === undefined) return undefined
  switch (field.scalar) {
    case 'String':
    case 'ID':
      return typeof value === 'string' ? value : undefined
    case 'UUID':
      return typeof value === 'string' ? parseUuid(value) : undefined
    case 'Int':
      return typeof value === 'number' && Number.isInteger(value) && value <= greatestInt && value >= -greatestInt - 1
        ? value
        : undefined
    case 'Float':
      return typeof value === 'number' ? value : undefined
    case 'Boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'Enum':
      return typeof value === 'string' && enumValues(field, model).includes(value) ? value : undefined
    case 'DateTime':
      // the form with a blank is one of the original's
      return typeof value === 'string' ? parseDateTime(value.replace(/^(\d{4}-\d{2}-\d{2}) (\d)/, '$1T$2')) : undefined
    case 'Json':
      return normalizeJsonText(jsonText(value))
  }
}

const enumValues = ({ enumName }: ScalarField, { enums }: Model): readonly string[] =>
  enums.find(({ name }) => name === enumName)?.values ?? []
