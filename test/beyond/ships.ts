import { shipsDatamodel } from '../reads/ships.js'
import type { TestService } from '../support/service.js'

export const edition = 'schema @refract(edition: 1) { query: Query }'

/** The fleet of `reads/ships.ts` with all of edition 1. */
export const beyondDatamodel = `${edition}\n${shipsDatamodel}`

/** Json for some ships, texts that a JSON path could stumble over among it. */
export async function giveMeta(service: TestService): Promise<void> {
  const meta: Readonly<Record<string, unknown>> = {
    s1: { a: { b: [1, 2] }, s: '50%', n: 1.5, t: true, z: null, 'x"y': { '0': 'zero' }, '-1': 'minus' },
    s2: [1, 'a', { k: [] }, null, [2, 3]],
    s3: { s: 'Straße', n: -3, a: { b: { '1': 'one' } }, list: [{ p: 1, q: 2 }, 'last'] },
    s5: { s: '', n: 1e21, a: 7 },
  }
  for (const [id, value] of Object.entries(meta))
    await service.data(
      'mutation ($id: ID!, $meta: Json) { updateShip(where: {id: $id}, data: {meta: $meta}) { id } }',
      { id, meta: value },
    )
}
