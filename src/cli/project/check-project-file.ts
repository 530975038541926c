import { isRecord } from '../../util/is-record.js'

/** Keys in the order in which they are checked (prisma-yml.md section 3). */
const checks: Readonly<Record<string, (value: unknown, path: string) => readonly string[]>> = {
  datamodel: checkDatamodel,
  secret: typed('string'),
  disableAuth: typed('boolean'),
  generate: checkGenerate,
  seed: withTexts(['import', 'run']),
  subscriptions: checkSubscriptions,
  custom: () => [],
  hooks: typed('object'),
  endpoint: typed('string'),
  databaseType: checkDatabaseType,
  service: typed('string'),
  stage: typed('string'),
  cluster: typed('string'),
  schema: typed('string'),
}

const renamed: Readonly<Record<string, readonly string[]>> = {
  types: ['prisma.yml should NOT have a "types" property anymore. It has been renamed to "datamodel"'],
  stages: [
    'prisma.yml should NOT have a "stages" property anymore. Stages are now just provided as CLI args.',
    'Read more here: https://goo.gl/SUD5i5',
  ],
}

/** Lines that tell the first fault of a prisma.yml, none where it is right. */
export function faultsOf(value: unknown, { allowsUnknown = false } = {}): readonly string[] {
  if (!isRecord(value)) return ['prisma.yml should be object. type: object']
  for (const key of Object.keys(value)) {
    const text = renamed[key]
    if (text) return text
    if (!Object.hasOwn(checks, key) && !allowsUnknown)
      return [`prisma.yml should NOT have additional properties. additionalProperty: ${key}`]
  }
  for (const [key, check] of Object.entries(checks)) {
    const lines = Object.hasOwn(value, key) ? check(value[key], `prisma.yml.${key}`) : []
    if (lines.length > 0) return lines
  }
  return []
}

const isOf = (type: string, value: unknown): boolean => {
  if (type === 'object') return isRecord(value)
  if (type === 'array') return Array.isArray(value)
  return typeof value === type
}

const typeFault = (path: string, type: string): string => `${path} should be ${type}. type: ${type}`

function typed(type: 'string' | 'boolean' | 'object') {
  return (value: unknown, path: string): readonly string[] => (isOf(type, value) ? [] : [typeFault(path, type)])
}

/** An object, some of whose keys are texts. */
function withTexts(keys: readonly string[]) {
  return (value: unknown, path: string): readonly string[] => {
    if (!isOf('object', value)) return [typeFault(path, 'object')]
    const wrong = keys.find(
      (key) => Object.hasOwn(value as object, key) && !isOf('string', (value as Record<string, unknown>)[key]),
    )
    return wrong === undefined ? [] : [typeFault(`${path}.${wrong}`, 'string')]
  }
}

function checkDatamodel(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return []
  if (!Array.isArray(value)) return [typeFault(path, 'string,array')]
  const wrong = value.findIndex((one) => typeof one !== 'string')
  return wrong < 0 ? [] : [typeFault(`${path}[${String(wrong)}]`, 'string,array')]
}

function checkGenerate(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value)) return [typeFault(path, 'array')]
  for (const [index, entry] of value.entries()) {
    const lines = withTexts(['generator', 'output'])(entry, `${path}[${String(index)}]`)
    if (lines.length > 0) return lines
  }
  return []
}

function checkDatabaseType(value: unknown, path: string): readonly string[] {
  if (value === 'relational' || value === 'document') return []
  return [
    `${path} should be equal to one of the allowed values. allowedValues: relational,document`,
    `${path} should match exactly one schema in oneOf. `,
  ]
}

function checkSubscriptions(value: unknown, path: string): readonly string[] {
  if (!isRecord(value)) return [typeFault(path, 'object')]
  for (const [name, one] of Object.entries(value)) {
    const lines = checkSubscription(one, `${path}['${name}']`)
    if (lines.length > 0) return lines
  }
  return []
}

function checkSubscription(value: unknown, path: string): readonly string[] {
  if (!isRecord(value)) return [typeFault(path, 'object')]
  for (const key of ['query', 'webhook'])
    if (!Object.hasOwn(value, key)) return [`${path} should have required property '${key}'. missingProperty: ${key}`]
  if (typeof value['query'] !== 'string') return [typeFault(`${path}.query`, 'string')]
  return checkWebhook(value['webhook'], `${path}.webhook`)
}

/** A text, or an object with a URL: what fits neither is reported as both. */
function checkWebhook(value: unknown, path: string): readonly string[] {
  if (typeof value === 'string') return []
  const either = `${path} should match exactly one schema in oneOf. `
  if (!isRecord(value)) return [typeFault(path, 'string'), typeFault(path, 'object'), either]
  if (!Object.hasOwn(value, 'url'))
    return [typeFault(path, 'string'), `${path} should have required property 'url'. missingProperty: url`, either]
  if (typeof value['url'] !== 'string') return [typeFault(path, 'string'), typeFault(`${path}.url`, 'string'), either]
  if (Object.hasOwn(value, 'headers') && !isOf('object', value['headers']))
    return [typeFault(path, 'string'), typeFault(`${path}.headers`, 'object'), either]
  return []
}
