/** A JSON value that the API takes, or why a text is none. */
export type ReadValue = { readonly value: unknown } | { readonly fault: string }

const maxInt = 2_147_483_647
const uuid = /^[0-9a-f]{1,8}(-[0-9a-f]{1,4}){3}-[0-9a-f]{1,12}$/i

/** Scalars whose values are texts: the form, as far as a look at it tells. */
const textForms = {
  BigInt: { form: /^[+-]?\d+$/, fault: 'Enter a whole number.' },
  Decimal: { form: /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i, fault: 'Enter a number, such as 2.5.' },
  Date: { form: /^\d{4}-\d\d-\d\d/, fault: 'Enter a day, such as 2024-05-31.' },
  Time: { form: /^\d\d:\d\d(:\d\d(\.\d+)?)?$/, fault: 'Enter a time of day, such as 12:30:00.' },
  Bytes: { form: /^[\w+/-]*=*$/, fault: 'Enter base64.' },
} as const

/** Reads what was typed for a scalar or enum, in the words of the API (api-schema.md section 4). */
export function readValue(type: string, text: string): ReadValue {
  const trimmed = text.trim()
  switch (type) {
    case 'Int':
      return readInt(trimmed)
    case 'Float':
      return trimmed !== '' && Number.isFinite(Number(trimmed))
        ? { value: Number(trimmed) }
        : { fault: 'Enter a number, such as 2.5.' }
    case 'Boolean':
      return trimmed === 'true' || trimmed === 'false' ? { value: trimmed === 'true' } : { fault: 'Choose yes or no.' }
    case 'DateTime':
      return isDateTime(trimmed) ? { value: trimmed } : { fault: 'Enter a date, such as 2024-05-31T12:00:00Z.' }
    case 'BigInt':
    case 'Decimal':
    case 'Date':
    case 'Time':
    case 'Bytes': {
      const { form, fault } = textForms[type]
      return form.test(trimmed) ? { value: trimmed } : { fault }
    }
    case 'UUID':
      return uuid.test(trimmed) ? { value: trimmed } : { fault: 'Enter a UUID: five groups of hexadecimal digits.' }
    case 'Json':
      return readJson(text)
    case 'ID':
      return trimmed === '' ? { fault: 'Enter an id.' } : { value: trimmed }
    default:
      return { value: text }
  }
}

function readInt(text: string): ReadValue {
  if (!/^[+-]?\d+$/.test(text)) return { fault: 'Enter a whole number.' }
  const value = Number(text)
  return value > maxInt || value < -maxInt - 1
    ? { fault: `Enter a number between ${-maxInt - 1} and ${maxInt}.` }
    : { value }
}

/** The API takes objects and arrays as variables, nothing else. */
function readJson(text: string): ReadValue {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null
      ? { value }
      : { fault: 'Enter a JSON object or array: { … } or [ … ].' }
  } catch (error) {
    return { fault: `This is not JSON: ${error instanceof Error ? error.message : String(error)}` }
  }
}

const isoDate = /^\d{4,}(-\d{2}(-\d{2})?)?(T\d{2}(:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?$/
const isDateTime = (text: string): boolean =>
  isoDate.test(text) &&
  !Number.isNaN(Date.parse(/T/.test(text) && !/(Z|[+-]\d{2}(:?\d{2})?)$/.test(text) ? `${text}Z` : text))
