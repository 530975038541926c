// An application on the client that the official program generated; prints what it got as JSON.
// Arguments: the generated client's folder, the service's address, its secret.
const [folder, endpoint, secret] = process.argv.slice(2)
const { Prisma } = require(folder)
const prisma = new Prisma({ endpoint, secret })

async function main() {
  const events = await prisma.$subscribe.order({ mutation_in: ['CREATED', 'UPDATED'] }).node()
  const kinds = await prisma.$subscribe.product({ mutation_in: ['DELETED'] }).mutation()
  // the library tells nobody that its socket is open
  await new Promise((done) => setTimeout(done, 1000))

  const [bread, cake] = await Promise.all([
    prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 3.5, allergens: { set: ['gluten'] } }),
    prisma.createProduct({ name: 'Sacher', kind: 'CAKE', price: 5 }),
  ])
  const order = await prisma.createOrder({
    number: 1,
    customer: { create: { email: 'ada@example.org', name: 'Ada' } },
    lines: { create: [{ quantity: 2, product: { connect: { name: 'Rye' } } }] },
  })
  const created = await events.next()
  await prisma.updateOrder({ where: { number: 1 }, data: { status: 'BAKED', note: null } })
  const updated = await events.next()
  await prisma.deleteProduct({ name: 'Sacher' })
  const deleted = await kinds.next()
  const refused = await prisma.deleteProduct({ name: 'nothing' }).then(
    () => 'deleted',
    (error) => ({ message: error.message, code: error.result.errors[0].code }),
  )
  return {
    bread: { ...bread, id: typeof bread.id },
    cake: cake.price,
    order: order.status,
    chain: await prisma.order({ number: 1 }).lines().product().name(),
    fragment: await prisma.orders().$fragment('{ number customer { name } }'),
    connection: await prisma
      .productsConnection({ where: { price_gt: 3 } })
      .aggregate()
      .count(),
    exists: [await prisma.$exists.order({ number: 1 }), await prisma.$exists.order({ number: 2 })],
    many: await prisma.updateManyProducts({ data: { price: 4 } }),
    upsert: await prisma
      .upsertCustomer({
        where: { email: 'ada@example.org' },
        create: { email: 'x', name: 'x' },
        update: { name: 'Ada L.' },
      })
      .name(),
    graphql: await prisma.$graphql('query ($n: Int!) { order(where: {number: $n}) { note } }', { n: 1 }),
    created: { done: created.done, status: created.value.status },
    updated: { done: updated.done, status: updated.value.status },
    deleted,
    refused,
  }
}

main().then(
  (answer) => process.stdout.write(`\n${JSON.stringify(answer)}`, () => process.exit(0)),
  (error) => {
    process.stderr.write(`${error.stack}\n`, () => process.exit(1))
  },
)
