// An application on prisma-binding; prints what it got as JSON.
// Arguments: the schema's file, the service's address, its secret.
const [typeDefs, endpoint, secret] = process.argv.slice(2)
const { Prisma } = require('prisma-binding')
const db = new Prisma({ typeDefs, endpoint, secret })

async function main() {
  const events = await db.subscription.product(
    { where: { mutation_in: ['UPDATED'], updatedFields_contains: 'price' } },
    '{ mutation node { name price } updatedFields previousValues { price } }',
  )
  const first = events.next()
  // the library tells nobody that its socket is open
  await new Promise((done) => setTimeout(done, 1000))

  await db.mutation.createProduct({ data: { name: 'Plait', kind: 'PASTRY', price: 2 } }, '{ id }')
  await db.mutation.updateProduct({ where: { name: 'Plait' }, data: { price: 2.5 } }, '{ id }')
  const refused = await db.mutation.createProduct({ data: { name: 'Plait', kind: 'CAKE', price: 1 } }, '{ id }').then(
    () => 'created',
    (error) => error.message,
  )
  return {
    list: await db.query.products({ where: { name: 'Plait' } }, '{ name kind allergens lines { id } }'),
    scalars: Object.keys(await db.query.product({ where: { name: 'Plait' } })),
    exists: [await db.exists.Product({ name: 'Plait' }), await db.exists.Product({ name: 'Bun' })],
    request: await db.request('query Count { productsConnection(where: {name: "Plait"}) { aggregate { count } } }'),
    event: await first,
    refused,
  }
}

main().then(
  (answer) => process.stdout.write(`\n${JSON.stringify(answer)}`, () => process.exit(0)),
  (error) => {
    process.stderr.write(`${error.stack}\n`, () => process.exit(1))
  },
)
