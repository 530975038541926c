import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib'
import { answered } from '../answered.js'
import type { BusTransport, TransportEvents } from '../bus-transport.js'
import type { BusUri } from '../bus-uri.js'
import { consumerTag, queueName } from './queue-name.js'
import { createMessageReceiver, exchanges, packetToMessages, type FindType } from './rabbit-message.js'

const connectTimeoutMs = 5000
const heartbeatSeconds = 10
/** Messages that the broker gives before they are acknowledged, as in Prisma 1. */
const prefetch = 500

/** RabbitMQ with the exchanges, queues and bodies of Prisma 1 (subscriptions.md section 12). */
export function createRabbitTransport({ uri, place }: BusUri, findType: FindType): BusTransport {
  return {
    label: `rabbitmq ${place}`,
    async connect(events) {
      const connection = await connect(withHeartbeat(uri), {
        timeout: connectTimeoutMs,
        noDelay: true,
        keepAlive: true,
      })
      let reason = 'the connection was closed'
      connection.on('error', (error) => {
        reason = error.message
      })
      connection.on('close', () => events.lost(reason))
      let channel: ConfirmChannel
      try {
        channel = await answered(openChannel(connection, events, findType))
      } catch (error) {
        await connection.close().catch(() => undefined)
        throw error
      }
      return {
        async send(packets) {
          for (const packet of packets)
            for (const { exchange, routingKey, body, ...properties } of packetToMessages(packet, findType))
              channel.publish(exchange, routingKey, Buffer.from(body), properties)
          await channel.waitForConfirms()
        },
        async check() {
          await channel.checkExchange(exchanges.schema)
        },
        close: () => connection.close(),
      }
    },
  }
}

const withHeartbeat = (uri: string): string =>
  /[?&]heartbeat=/.test(uri) ? uri : `${uri}${uri.includes('?') ? '&' : '?'}heartbeat=${String(heartbeatSeconds)}`

async function openChannel(
  connection: ChannelModel,
  events: TransportEvents,
  findType: FindType,
): Promise<ConfirmChannel> {
  const channel = await connection.createConfirmChannel()
  channel.on('error', (error) => events.lost(error.message))
  channel.on('close', () => events.lost('the channel was closed'))
  await channel.prefetch(prefetch)
  const receive = createMessageReceiver((packet) => events.received(packet), findType)
  for (const exchange of Object.values(exchanges)) {
    await channel.assertExchange(exchange, 'topic', { durable: true })
    const queue = queueName(exchange, hostname(), new Date(), randomUUID())
    await channel.assertQueue(queue, { durable: false, autoDelete: true, exclusive: false })
    await channel.bindQueue(queue, exchange, '#')
    await channel.consume(
      queue,
      (message) => {
        if (message === null) {
          events.lost('the broker ended the queue')
          return
        }
        const { appId, messageId } = message.properties as { readonly appId?: string; readonly messageId?: string }
        receive({ exchange, routingKey: message.fields.routingKey, body: message.content.toString(), appId, messageId })
        channel.ack(message)
      },
      { consumerTag: consumerTag(queue, new Date(), randomUUID()) },
    )
  }
  return channel
}
