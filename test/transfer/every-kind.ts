import type { Documents } from './transfer-support.js'

/** Fields of every scalar and relations of every kind and layout. */
export const everyKind = `
  enum Size { SMALL LARGE }
  type Thing {
    id: ID! @id
    text: String
    whole: Int
    broken: Float
    flag: Boolean
    time: DateTime
    json: Json
    size: Size
    uuid: UUID
    born: DateTime! @createdAt
    changed: DateTime! @updatedAt
    texts: [String] @scalarList(strategy: RELATION)
    wholes: [Int] @scalarList(strategy: RELATION)
    brokens: [Float] @scalarList(strategy: RELATION)
    flags: [Boolean] @scalarList(strategy: RELATION)
    times: [DateTime] @scalarList(strategy: RELATION)
    jsons: [Json] @scalarList(strategy: RELATION)
    sizes: [Size] @scalarList(strategy: RELATION)
    owner: Person @relation(name: "Owner", link: INLINE)
    partner: Person @relation(name: "Partner", link: INLINE)
    fans: [Person] @relation(name: "Fans", link: TABLE)
    keeper: Person @relation(name: "Keeper", link: TABLE)
    viewers: [Person] @relation(name: "Views")
    mentor: Thing @relation(name: "Mentor", link: INLINE)
    friends: [Thing] @relation(name: "Friends", link: TABLE)
    friendOf: [Thing] @relation(name: "Friends")
    numbered: Numbered @relation(name: "Number", link: INLINE)
  }
  type Person {
    key: ID! @id
    name: String! @unique @db(name: "full_name")
    owns: [Thing] @relation(name: "Owner")
    partnerOf: Thing @relation(name: "Partner")
    likes: [Thing] @relation(name: "Fans")
    views: [Thing] @relation(name: "Views")
  }
  type Numbered { id: Int! @id label: String things: [Thing] @relation(name: "Number") }
  type Views @relationTable @db(name: "views_of") { seen: Thing! @db(name: "seen_id") viewer: Person! @db(name: "viewer_id") }
`

const text = 'quotes " \\ and lines\nand ünïcödé 😀, with, commas'

export const everyValue: Documents = {
  nodes: [
    {
      _typeName: 'Thing',
      id: 't1',
      text,
      whole: -2147483648,
      broken: 0.1,
      flag: false,
      time: '2019-12-31T21:59:59.001Z',
      json: { b: [1, 'x', null], a: {} },
      size: 'LARGE',
      uuid: '00000001-0002-0003-0004-000000000005',
      born: '0001-01-01T00:00:00.000Z',
      changed: '9999-12-31T23:59:59.999Z',
    },
    {
      _typeName: 'Thing',
      id: 't2',
      text: '',
      json: 'text',
      born: '2020-01-01T00:00:00.000Z',
      changed: '2020-01-01T00:00:00.000Z',
    },
    {
      _typeName: 'Thing',
      id: 't3',
      json: [true],
      broken: 1e20,
      born: '2020-01-01T00:00:00.000Z',
      changed: '2020-01-01T00:00:00.000Z',
    },
    { _typeName: 'Person', id: 'p1', key: 'p1', name: 'Ann' },
    { _typeName: 'Person', id: 'p2', key: 'p2', name: 'Bob, "the" 2nd' },
    { _typeName: 'Numbered', id: 7, label: 'seven' },
  ],
  lists: [
    { _typeName: 'Thing', id: 't1', texts: ['a', '', text] },
    { _typeName: 'Thing', id: 't2', texts: ['b'] },
    { _typeName: 'Thing', id: 't1', wholes: [3, 1, 2] },
    { _typeName: 'Thing', id: 't1', brokens: [1.5, 2] },
    { _typeName: 'Thing', id: 't1', flags: [true, false, true] },
    { _typeName: 'Thing', id: 't1', times: ['2019-12-31T21:59:59.001Z'] },
    { _typeName: 'Thing', id: 't1', jsons: [{ a: 1 }, [2], 'x', 3] },
    { _typeName: 'Thing', id: 't1', sizes: ['SMALL', 'LARGE', 'SMALL'] },
  ],
  relations: [
    [side('Thing', 't1', 'owner'), side('Person', 'p1', 'owns')],
    [side('Thing', 't2', 'owner'), side('Person', 'p1', 'owns')],
    [side('Person', 'p2', 'partnerOf'), side('Thing', 't1', 'partner')],
    [side('Thing', 't1', 'fans'), side('Person', 'p1')],
    [side('Thing', 't1', 'fans'), side('Person', 'p2')],
    [side('Thing', 't2', 'fans'), side('Person', 'p2')],
    [side('Thing', 't1', 'keeper'), side('Person', 'p1')],
    [side('Person', 'p2', 'views'), side('Thing', 't3')],
    [side('Thing', 't2', 'mentor'), side('Thing', 't1')],
    [side('Thing', 't1', 'friends'), side('Thing', 't2', 'friendOf')],
    [side('Thing', 't1', 'friends'), side('Thing', 't3', 'friendOf')],
    [side('Thing', 't3', 'numbered'), side('Numbered', 7, 'things')],
  ],
}

function side(typeName: string, id: string | number, fieldName?: string) {
  return { _typeName: typeName, id, ...(fieldName === undefined ? {} : { fieldName }) }
}

/** Types by the original's form: node ids and types of each pair, whichever side stands first. */
export const pairText = (pair: unknown): string =>
  (pair as readonly { readonly _typeName: string; readonly id: unknown }[])
    .map(({ _typeName, id }) => `${_typeName} ${String(id)}`)
    .sort()
    .join(' - ')

/** A value whatever the order of its keys. */
export const valueText = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
      : item,
  )
