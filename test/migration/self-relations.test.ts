import { afterAll, beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../support/databases.js'
import { startServer, type TestServer } from '../support/server.js'
import { deployService } from '../support/service.js'

/** A field of the relation of `Hand` with itself. */
type Shape = 'one' | 'many'
const typeOf: Readonly<Record<Shape, string>> = { one: 'Hand', many: '[Hand]' }

/** `knows` and perhaps the field that leads back; of two single ones `knows` holds the column. */
function datamodel(
  knows: Shape,
  back?: { readonly name: string; readonly shape: Shape; readonly rest?: string },
): string {
  const link = knows === 'one' && back?.shape !== 'many' ? ', link: INLINE' : ''
  const other = back ? `${back.name}: ${typeOf[back.shape]} @relation(name: "Knows") ${back.rest ?? ''}` : ''
  return `type Hand { id: ID! @id knows: ${typeOf[knows]} @relation(name: "Knows"${link}) ${other} }`
}

const ends: readonly (readonly [Shape, Shape])[] = [
  ['many', 'many'],
  ['many', 'one'],
  ['one', 'many'],
  ['one', 'one'],
]

// names decide which side a field of a new relation gets (datamodel.md section 7), never what stored pairs mean
eachDatabase('fields that come to a relation of a type with itself, go and get other names', (database) => {
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(database)
  })
  afterAll(() => server.stop())

  test.each(ends)('knows: %s, its back field: %s', async (knows, shape) => {
    const service = await deployService(server, datamodel(knows))
    await service.data('mutation { createHand(data: { id: "a", knows: { create: { id: "b" } } }) { id } }')
    const told = async (back?: string): Promise<unknown> =>
      (await service.data(`{ hands(orderBy: id_ASC) { id knows { id } ${back ? `back: ${back} { id }` : ''} } }`))[
        'hands'
      ]
    const found = (of: Shape, id: string | undefined): unknown => {
      if (of === 'many') return id === undefined ? [] : [{ id }]
      return id === undefined ? null : { id }
    }
    const pairs = [
      { id: 'a', knows: found(knows, 'b'), back: found(shape, undefined) },
      { id: 'b', knows: found(knows, undefined), back: found(shape, 'a') },
    ]
    const deploy = async (types: string): Promise<void> => {
      const { errors, migration } = await service.deploy(types, { force: true })
      expect({ errors, status: migration?.status ?? 'SUCCESS' }).toEqual({ errors: [], status: 'SUCCESS' })
    }
    // before and after `knows` in the order of names, by directive, which stays behind, and without one
    for (const back of [
      { name: 'after', shape },
      { name: 'zone', shape },
      { name: 'before', shape, rest: '@rename(oldName: "zone")' },
      { name: 'before', shape, rest: '@rename(oldName: "zone") note: String' },
      { name: 'zest', shape, rest: '@rename(oldName: "before")' },
      { name: 'zest', shape, rest: '@rename(oldName: "before") note: String' },
    ]) {
      await deploy(datamodel(knows, back))
      expect(await told(back.name)).toEqual(pairs)
    }
    await deploy(datamodel(knows))
    expect(await told()).toEqual(pairs.map(({ id, knows: known }) => ({ id, knows: known })))
  })
})
