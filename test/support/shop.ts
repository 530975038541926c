import type { TestService } from './service.js'

/** A datamodel with every kind of field and relation that the page has a control for. */
export const shopDatamodel = `type Customer {
  id: ID! @id
  email: String! @unique
  name: String!
  level: Level! @default(value: NEW)
  age: Int
  credit: Float
  isActive: Boolean! @default(value: true)
  born: DateTime
  settings: Json
  tags: [String] @scalarList(strategy: RELATION)
  orders: [Order] @relation(name: "Ordered", onDelete: CASCADE)
  notes: [Note] @relation(name: "Noted")
  createdAt: DateTime! @createdAt
}

type Order {
  id: ID! @id
  number: Int! @unique
  customer: Customer! @relation(name: "Ordered")
  lines: [Line] @relation(name: "LineOf", onDelete: CASCADE)
}

type Line {
  id: ID! @id
  product: String!
  order: Order! @relation(name: "LineOf")
}

type Note {
  id: ID! @id
  text: String!
  customer: Customer @relation(name: "Noted")
}

type Item {
  id: ID! @id
  rank: Int! @unique
  label: String!
}

enum Level { NEW REGULAR GOLD }
`

/** Three customers with orders, lines and notes. */
export async function fillShop(service: TestService): Promise<void> {
  const customers = [
    {
      name: 'Ada Lovelace',
      email: 'ada@example.org',
      level: 'GOLD',
      age: 36,
      credit: 12.5,
      born: '1815-12-10T00:00:00.000Z',
      settings: { theme: 'dark' },
      tags: { set: ['math'] },
      orders: {
        create: [{ number: 1, lines: { create: [{ product: 'Engine' }, { product: 'Paper' }] } }, { number: 2 }],
      },
      notes: { create: [{ text: 'Pays early' }] },
    },
    {
      name: 'Grace Hopper',
      email: 'grace@example.org',
      level: 'REGULAR',
      age: 85,
      isActive: false,
      orders: { create: [{ number: 3, lines: { create: [{ product: 'Compiler' }] } }] },
    },
    { name: 'Alan Turing', email: 'alan@example.org' },
  ]
  for (const data of customers)
    await service.data('mutation ($data: CustomerCreateInput!) { createCustomer(data: $data) { id } }', { data })
}

/** Items in any number, made by the database itself; SQLite. */
export async function fillItems(service: TestService, count: number): Promise<void> {
  const table = `"${service.name}$${service.stage}.Item"`
  const query = `INSERT INTO ${table} ("id", "rank", "label") WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(count)}) SELECT printf('item%06d', i), i, 'Item ' || i FROM n`
  await service.data('mutation ($query: String!) { executeRaw(query: $query) }', { query })
}
