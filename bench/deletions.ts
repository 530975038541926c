import { sendQuery } from '../test/support/server.js'
import { addBatch } from './load-data.js'
import { middle } from './measured.js'

/** Milliseconds of a deleteMany of 1,000 rows with 2,000 children and 2,000 grandchildren by cascade; the middle of three. */
export async function measureDeletions(
  connection: Parameters<typeof addBatch>[0],
  namespace: string,
  url: string,
): Promise<number | undefined> {
  const times: number[] = []
  for (let round = 0; round < 3; round += 1) {
    const name = `batch${String(round)}`
    await addBatch(connection, namespace, name)
    const startedAt = performance.now()
    const { data, errors } = await sendQuery(
      url,
      'mutation ($name: String!) { deleteManyUsers(where: {name: $name}) { count } }',
      { name },
    )
    times.push(performance.now() - startedAt)
    if (errors !== undefined || JSON.stringify(data) !== '{"deleteManyUsers":{"count":1000}}')
      throw new Error(JSON.stringify(errors ?? data))
  }
  return middle(times)
}
