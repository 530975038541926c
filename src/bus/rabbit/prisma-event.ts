import type { Change } from '../../connector/change.js'
import { isIdField, isScalarField } from '../../model/lookup.js'
import type { ModelType, ScalarField } from '../../model/model.js'
import type { ScalarValue } from '../../model/scalar.js'
import { exactWhole, isExactNumber, jsonText, parseJson, wholeDigits } from '../../util/exact-json.js'

/** The event of one changed node as Prisma 1 has it on RabbitMQ (subscriptions.md section 12). */
export type PrismaEvent =
  | (EventBase & { readonly mutationType: 'CreateNode' })
  | (EventBase & {
      readonly mutationType: 'UpdateNode'
      readonly changedFields: readonly string[]
      readonly previousValues: EventValues
    })
  | (EventBase & { readonly mutationType: 'DeleteNode'; readonly node: EventValues })

interface EventBase {
  readonly nodeId: ScalarValue
  readonly modelId: string
  /** Where Prisma 1 would be silent; it does not look at this key. */
  readonly origin?: Change['origin']
}

/** By field name: no nulls, Json as JSON. */
type EventValues = Readonly<Record<string, unknown>>

/** First part of the last word of a routing key. */
export const eventVerbs = { created: 'create', updated: 'update', deleted: 'delete' } as const

/** `type`: undefined where this server does not know the model. */
export function changeToPrismaEvent(change: Change, type: ModelType | undefined): PrismaEvent {
  const { kind, id, origin, updatedFields = [], previousValues = {} } = change
  const base: EventBase = {
    nodeId: id,
    modelId: change.type,
    ...(origin === 'direct' ? {} : { origin }),
  }
  const scalars = new Map(scalarsOf(type).map((field) => [field.name, field]))
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(previousValues))
    if (value !== null) values[name] = toEventValue(value, scalars.get(name))
  const idName = idNameOf(type)
  if (idName !== undefined) values[idName] = id
  switch (kind) {
    case 'created':
      return { ...base, mutationType: 'CreateNode' }
    case 'updated':
      return { ...base, mutationType: 'UpdateNode', changedFields: updatedFields, previousValues: values }
    case 'deleted':
      return { ...base, mutationType: 'DeleteNode', node: values }
  }
}

/** Undefined: no event that can be read. */
export function changeFromPrismaEvent(text: string, type: ModelType | undefined): Change | undefined {
  const event = parseEvent(text)
  if (event === undefined) return undefined
  const isInt = scalarsOf(type).some((field) => isIdField(field) && field.scalar === 'Int')
  const base = {
    type: event.modelId,
    id: isInt ? exactWhole(String(event.nodeId)) : event.nodeId,
    origin: event.origin ?? 'direct',
  }
  switch (event.mutationType) {
    case 'CreateNode':
      return { ...base, kind: 'created' }
    case 'UpdateNode':
      return {
        ...base,
        kind: 'updated',
        updatedFields: event.changedFields,
        previousValues: fromEventValues(event.previousValues, type),
      }
    case 'DeleteNode':
      return { ...base, kind: 'deleted', previousValues: fromEventValues(event.node, type) }
  }
}

function parseEvent(text: string): PrismaEvent | undefined {
  let event: Partial<PrismaEvent> | null
  try {
    event = parseJson(text) as Partial<PrismaEvent> | null
  } catch {
    return undefined
  }
  if (typeof event !== 'object' || event === null || typeof event.modelId !== 'string') return undefined
  const nodeId = typeof event.nodeId === 'string' ? event.nodeId : wholeDigits(event.nodeId)
  if (nodeId === undefined) return undefined
  switch (event.mutationType) {
    case 'CreateNode':
      return { ...event, nodeId } as PrismaEvent
    case 'UpdateNode':
      return { changedFields: [], previousValues: {}, ...event, nodeId } as unknown as PrismaEvent
    case 'DeleteNode':
      return { node: {}, ...event, nodeId } as unknown as PrismaEvent
    case undefined:
      return undefined
  }
  // a verb that no Prisma 1 sends
  return undefined
}

const scalarsOf = (type: ModelType | undefined): readonly ScalarField[] => type?.fields.filter(isScalarField) ?? []
const idNameOf = (type: ModelType | undefined): string | undefined => scalarsOf(type).find(isIdField)?.name

const toEventValue = (value: unknown, field: ScalarField | undefined): unknown => {
  if (field?.scalar !== 'Json') return value
  return Array.isArray(value) ? value.map(parsedJson) : parsedJson(value)
}

function parsedJson(text: unknown): unknown {
  try {
    return parseJson(String(text))
  } catch {
    return text
  }
}

type Values = NonNullable<Change['previousValues']>

/** What an event does not name was null, as far as it has scalars at all; lists are only in events of our own. */
function fromEventValues(values: EventValues, type: ModelType | undefined): Values {
  if (type === undefined) return values as Values
  const read: Record<string, ScalarValue | readonly ScalarValue[]> = {}
  for (const field of scalarsOf(type)) {
    const value = values[field.name]
    if (value !== undefined) read[field.name] = fromEventValue(value, field)
    else if (!field.isList) read[field.name] = null
  }
  return read
}

function fromEventValue(value: unknown, { scalar, isList }: ScalarField): ScalarValue | readonly ScalarValue[] {
  if (scalar !== 'Json') return Array.isArray(value) ? value.map(plainValue) : plainValue(value)
  return isList && Array.isArray(value) ? value.map(jsonText) : jsonText(value)
}

const plainValue = (value: unknown): ScalarValue =>
  isExactNumber(value) ? exactWhole(value.text) : (value as ScalarValue)
