import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService, type TestService } from '../support/service.js'

const datamodel = `
type Shelf { id: ID! @id name: String! boxes: [Box] }
type Box { id: ID! @id text: String! rank: Int! shelf: Shelf! @relation(link: INLINE) labels: [Label] }
type Label { id: ID! @id text: String! box: Box! @relation(link: INLINE) }
`

/** What is around the text of a box in the answer, `{"text":"…"}`. */
const around = '{"text":""}'.length
/** Lengths of items about the greatest that some forms of a statement take, 512 less a mark. */
const lengths = Array.from({ length: 12 }, (_, index) => 504 + index)
const texts: Readonly<Record<string, string>> = {
  short: 'kurz',
  ...Object.fromEntries(lengths.map((length) => [`plain ${String(length)}`, 'x'.repeat(length - around)])),
  ...Object.fromEntries(lengths.map((length) => [`accents ${String(length)}`, 'ä'.repeat(length - around)])),
  quotes: '"'.repeat(255),
  backslashes: '\\'.repeat(250) + 'x',
  long: 'y'.repeat(3000),
}
const names = Object.keys(texts)

eachDatabase('items of lists', (database) => {
  let server: TestServer
  let service: TestService
  beforeAll(async () => {
    server = await startServer(database)
    service = await deployService(server, datamodel)
    for (const [id, text] of Object.entries(texts))
      await service.data(
        `mutation ($id: ID!, $text: String!) { createShelf(data: {id: $id, name: "shelf", boxes: {create: [
          {id: $id, text: $text, rank: 1, labels: {create: [{text: "a"}, {text: $text}]}}, {text: "b", rank: 2}]}}) { id } }`,
        { id, text },
      )
  })
  afterAll(() => server.stop())

  const shelf = async (id: string, selection: string): Promise<unknown> =>
    (await service.data(`query ($id: ID!) { shelf(where: {id: $id}) { ${selection} } }`, { id }))['shelf']

  test.each(names)('are whole: %s', async (id) => {
    const text = texts[id] ?? ''
    expect(await shelf(id, 'boxes(orderBy: rank_ASC) { text }')).toEqual({ boxes: [{ text }, { text: 'b' }] })
    expect(await shelf(id, 'boxes(orderBy: rank_ASC, first: 1) { text }')).toEqual({ boxes: [{ text }] })
    expect(await shelf(id, 'boxes(orderBy: rank_DESC, last: 1) { text }')).toEqual({ boxes: [{ text }] })
    expect(await shelf(id, 'boxes(orderBy: text_ASC) { text }')).toEqual({
      boxes: expect.toSatisfy(holdsBoth(text, 'b')) as unknown,
    })
    expect(await shelf(id, 'boxes(orderBy: rank_ASC) { rank labels { text } }')).toEqual({
      boxes: [
        { rank: 1, labels: expect.toSatisfy(holdsBoth(text, 'a')) as unknown },
        { rank: 2, labels: [] },
      ],
    })
    expect(await shelf(id, 'boxes(orderBy: rank_ASC) { text labels { id } }')).toMatchObject({
      boxes: [
        { text, labels: [{}, {}] },
        { text: 'b', labels: [] },
      ],
    })
  })

  test('are whole on all shelves at once, and in the answer of a write', async () => {
    const { shelves } = await service.data(
      '{ shelves { id boxes(orderBy: rank_ASC, first: 1) { text labels { text } } } }',
    )
    expect(
      new Map((shelves as { id: string; boxes: { text: string }[] }[]).map(({ id, boxes }) => [id, boxes[0]?.text])),
    ).toEqual(new Map(Object.entries(texts)))
    const long = 'z'.repeat(600)
    expect(
      await service.data(
        'mutation ($text: String!) { createShelf(data: {name: "new", boxes: {create: {text: $text, rank: 1}}}) { boxes { text } } }',
        { text: long },
      ),
    ).toEqual({ createShelf: { boxes: [{ text: long }] } })
  })
})

const holdsBoth = (one: string, other: string) => (items: readonly { readonly text: string }[]) =>
  items.length === 2 && [one, other].every((text) => items.some((item) => item.text === text))
