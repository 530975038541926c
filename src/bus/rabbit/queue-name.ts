/** The name of a server's queue at an exchange, as Prisma 1's nodes name theirs: `EXCHANGE-HOSTNAME-HH:mm:ss.SSS-dd.MM.yyyy-UUID`. */
export const queueName = (exchange: string, hostName: string, time: Date, uuid: string): string =>
  `${exchange}-${hostName}-${stamp(time)}-${uuid}`

export const consumerTag = (queue: string, time: Date, uuid: string): string => `${queue}-queue-${stamp(time)}-${uuid}`

function stamp(time: Date): string {
  const [date = '', clock = ''] = time.toISOString().split('T')
  return `${clock.replace('Z', '')}-${date.split('-').reverse().join('.')}`
}
