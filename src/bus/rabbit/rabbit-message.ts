import type { ModelType } from '../../model/model.js'
import { changesText, readChanges } from '../../subscription/changes-text.js'
import type { ChangesMessage, SchemaMessage } from '../../subscription/event-bus.js'
import { jsonText } from '../../util/exact-json.js'
import type { BusPacket } from '../bus-packet.js'
import type { PacketPart } from '../packet-text.js'
import { createPartCollector } from '../part-collector.js'
import { changeFromPrismaEvent, changeToPrismaEvent, eventVerbs } from './prisma-event.js'

/** Exchanges of Prisma 1's production image, so that old and new servers can share a broker (subscriptions.md section 12). */
export const exchanges = {
  changes: 'sss-events-exchange',
  schema: 'project-schema-invalidation-exchange',
} as const

/** One message as RabbitMQ carries it. */
export interface RabbitMessage {
  readonly exchange: string
  readonly routingKey: string
  readonly body: string
  /** Properties; Prisma 1 sets none and looks at none. */
  readonly appId?: string | undefined
  /** `SEQUENCE.PART.PARTS` */
  readonly messageId?: string | undefined
}

/** Finds a model of a service; undefined where this server has not loaded the service. */
export type FindType = (projectId: string, typeName: string) => ModelType | undefined

/** A packet as messages, one for each changed node. Other channels than Prisma 1's do not travel. */
export function packetToMessages(packet: BusPacket, findType: FindType): readonly RabbitMessage[] {
  switch (packet.channel) {
    case 'schema': {
      const { projectId } = JSON.parse(packet.message) as SchemaMessage
      return [{ exchange: exchanges.schema, routingKey: projectId, body: projectId, ...properties(packet, 1, 1) }]
    }
    case 'changes': {
      const { projectId, changes } = readChanges(packet.message)
      return changes.map((change, index) => ({
        exchange: exchanges.changes,
        routingKey: `subscription:event:${projectId}:${eventVerbs[change.kind]}${change.type}`,
        body: jsonText(changeToPrismaEvent(change, findType(projectId, change.type))),
        ...properties(packet, index + 1, changes.length),
      }))
    }
  }
  return []
}

const properties = ({ origin, sequence }: BusPacket, part: number, parts: number) => ({
  appId: origin,
  messageId: `${String(sequence)}.${String(part)}.${String(parts)}`,
})

/** Reads messages of both kinds of servers; what cannot be read is left aside. */
export function createMessageReceiver(
  received: (packet: BusPacket) => void,
  findType: FindType,
): (message: RabbitMessage) => void {
  const collect = createPartCollector<unknown>()
  const isOwn = /^(\d+)\.(\d+)\.(\d+)$/

  function partOf<T>({ appId = '', messageId = '' }: RabbitMessage, content: T): PacketPart<T> {
    const match = isOwn.exec(messageId)
    if (match === null) return { origin: '', sequence: 0, part: 1, parts: 1, content }
    const [, sequence, part, parts] = match
    return { origin: appId, sequence: Number(sequence), part: Number(part), parts: Number(parts), content }
  }

  return (taken) => {
    if (taken.exchange === exchanges.schema) {
      const { origin, sequence } = partOf(taken, undefined)
      const content: SchemaMessage = { projectId: taken.body }
      received({ origin, sequence, channel: 'schema', message: JSON.stringify(content) })
      return
    }
    const key = /^subscription:event:(.+):(?:create|update|delete)([^:]+)$/.exec(taken.routingKey)
    const [, projectId = '', typeName = ''] = key ?? []
    const change = key && changeFromPrismaEvent(taken.body, findType(projectId, typeName))
    if (!change) return
    const part = partOf(taken, change)
    const changes = collect(part) as ChangesMessage['changes'] | undefined
    if (changes === undefined) return
    const message = changesText({ projectId, changes })
    received({ origin: part.origin, sequence: part.sequence, channel: 'changes', message })
  }
}
