import type { GivenRow, HandBatches, Row } from './peers/hand-batches.js'

export const batchRows = 1000
export const clients = 200
/** Requests of each of them in one run. */
const requestsOfClient = 5

/** What is measured: of three programs, the input that does not count, and the run that does. */
export interface BatchWork {
  readonly what: string
  /** Units of one run. */
  readonly each: number
  /** The driver alone, in this process; absent where there is nothing of its own to measure. */
  readonly bare?: Side<unknown>
  readonly byHand: Side<unknown>
  readonly refract: Side<unknown>
}

export interface Side<T> {
  readonly prepare: () => T | Promise<T>
  readonly run: (input: T) => Promise<unknown>
}

const side = <T>(prepare: Side<T>['prepare'], run: Side<T>['run']): Side<unknown> => ({
  prepare,
  run: (input) => run(input as T),
})

/** Sends a body and gives the data of the answer; fails when there are errors. */
export type Send = (url: string, body: string) => Promise<unknown>

let made = 0
const newRow = (): Row => {
  made += 1
  const id = `c${String(process.pid)}x`.padEnd(15, '0') + String(made).padStart(10, '0')
  return { id, code: `code-${String(made)}`, name: `Item ${String(made)}`, amount: made % 1000 }
}
export const newRows = (count = batchRows): readonly Row[] => Array.from({ length: count }, newRow)
const given = ({ code, name, amount }: Row): GivenRow => ({ code, name, amount })

/** Many clients at once, each one request after the other, as one run. */
const crowd = (work: () => Promise<unknown>): Side<unknown> => ({
  prepare: () => undefined,
  run: () =>
    Promise.all(
      Array.from({ length: clients }, async () => {
        for (let count = 0; count < requestsOfClient; count += 1) await work()
      }),
    ),
})

export interface Programs {
  readonly hand: HandBatches
  readonly handUrl: string
  readonly refractUrl: string
  readonly send: Send
}

/** `kept`: rows that are there. */
export function batchWorks({ hand, handUrl, refractUrl, send }: Programs, kept: readonly Row[]): readonly BatchWork[] {
  const asked = (path: string, body: () => object): Side<unknown> =>
    side(
      () => JSON.stringify(body()),
      (text: string) => send(handUrl + path, text),
    )
  const posted = (query: string, variables: () => object): Side<unknown> =>
    side(
      () => JSON.stringify({ query, variables: variables() }),
      (text: string) => send(refractUrl, text),
    )
  const ids = kept.map(({ id }) => id)
  const counter = ids[0] ?? ''
  const givenRows = (): readonly GivenRow[] => newRows().map(given)
  /** Half of the rows are there already. */
  const mixed = (): readonly Row[] =>
    newRows().map((row, place) => (place % 2 === 0 ? { ...row, code: kept[place]?.code ?? '' } : row))
  const inserted = async (): Promise<readonly string[]> => {
    const rows = newRows()
    await hand.insert(rows)
    return rows.map(({ id }) => id)
  }
  const idsToRemove = async (of: (ids: readonly string[]) => object): Promise<string> =>
    JSON.stringify(of(await inserted()))
  const data = '($data: [ItemCreateInput!]!)'
  const create = (rest: string): Side<unknown> =>
    posted(`mutation ${data} { createManyItems(data: $data${rest}) { count } }`, () => ({ data: givenRows() }))
  const literals = (): object => ({
    query: `mutation { createManyItems(data: [${givenRows()
      .map(({ code, name, amount }) => `{code: "${code}", name: "${name}", amount: ${String(amount)}}`)
      .join(' ')}]) { count } }`,
  })
  const insert = { bare: side(newRows, hand.insert), byHand: asked('/insert', () => ({ rows: givenRows() })) }
  const five = 'abcde'.split('')
  const fiveInOne = `mutation (${five.map((n) => `$${n}: String!`).join(' ')}) @transaction { ${five.map((n) => `${n}: createItem(data: {code: $${n}, name: "n", amount: 1}) { id }`).join(' ')} }`
  const one = 'mutation ($code: String!) { createItem(data: {code: $code, name: "n", amount: 1}) { id } }'
  const inTurn = async (bodies: readonly string[], url: string): Promise<void> => {
    for (const body of bodies) await send(url, body)
  }
  const bodies = (of: (row: GivenRow) => object) => () => newRows(5).map((row) => JSON.stringify(of(given(row))))
  return [
    { what: 'rows by createMany of variables', each: batchRows, ...insert, refract: create('') },
    {
      what: 'rows by createMany of literals',
      each: batchRows,
      ...insert,
      refract: side(
        () => JSON.stringify(literals()),
        (text: string) => send(refractUrl, text),
      ),
    },
    {
      what: 'rows by createMany but for duplicates',
      each: batchRows,
      bare: side(newRows, hand.insertNew),
      byHand: asked('/insert-new', () => ({ rows: givenRows() })),
      refract: create(', skipDuplicates: true'),
    },
    {
      what: 'rows by upsertMany',
      each: batchRows,
      bare: side(mixed, (rows: readonly Row[]) => hand.upsert(rows, 7)),
      byHand: asked('/upsert', () => ({ rows: mixed().map(given), amount: 7 })),
      refract: posted('mutation ($data: [ItemUpsertManyInput!]!) { upsertManyItems(data: $data) { count } }', () => ({
        data: mixed().map((row) => ({ where: { code: row.code }, create: given(row), update: { amount: 7 } })),
      })),
    },
    {
      what: 'rows by updateManyAndReturn',
      each: batchRows,
      bare: side(() => ids, hand.update),
      byHand: asked('/update', () => ({ ids })),
      refract: posted(
        'mutation ($ids: [ID!]) { updateManyItemsAndReturn(where: {id_in: $ids}, data: {amount_increment: 1}) { nodes { id code amount } } }',
        () => ({ ids }),
      ),
    },
    {
      what: 'rows by deleteManyAndReturn',
      each: batchRows,
      bare: side(inserted, hand.remove),
      byHand: side(
        () => idsToRemove((some) => ({ ids: some })),
        (text: string) => send(`${handUrl}/remove`, text),
      ),
      refract: side(
        () =>
          idsToRemove((some) => ({
            query:
              'mutation ($ids: [ID!]) { deleteManyItemsAndReturn(where: {id_in: $ids}) { nodes { id code amount } } }',
            variables: { ids: some },
          })),
        (text: string) => send(refractUrl, text),
      ),
    },
    {
      what: `increments of one row by ${String(clients)} clients`,
      each: clients * requestsOfClient,
      bare: crowd(() => hand.increment(counter)),
      byHand: crowd(() => send(`${handUrl}/increment`, JSON.stringify({ id: counter }))),
      refract: crowd(() =>
        send(
          refractUrl,
          JSON.stringify({
            query: 'mutation ($id: ID) { updateItem(where: {id: $id}, data: {amount_increment: 1}) { id } }',
            variables: { id: counter },
          }),
        ),
      ),
    },
    {
      what: 'five creates in one transaction',
      each: 1,
      bare: side(() => newRows(5), hand.insertSingly),
      byHand: asked('/insert-singly', () => ({ rows: newRows(5).map(given) })),
      refract: posted(fiveInOne, () => Object.fromEntries(five.map((n) => [n, newRow().code]))),
    },
    {
      what: 'five creates in five requests',
      each: 1,
      byHand: side(
        bodies((row) => ({ rows: [row] })),
        (texts: readonly string[]) => inTurn(texts, `${handUrl}/insert-singly`),
      ),
      refract: side(
        bodies(({ code }) => ({ query: one, variables: { code } })),
        (texts: readonly string[]) => inTurn(texts, refractUrl),
      ),
    },
  ]
}
