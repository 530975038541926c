// An application with every kind of call on a generated client; prints what it got as JSON.
// Arguments: the generated client's folder, the service's address, its secret.
const [folder, endpoint, secret] = process.argv.slice(2)
const { Prisma } = require(folder)
const prisma = new Prisma({ endpoint, secret })

const outcome = (call) =>
  call.then(
    (value) => ({ value }),
    (error) => ({
      message: error.message,
      codes: error.result && error.result.errors && error.result.errors.map(({ code }) => code),
      status: error.result && error.result.status,
    }),
  )
const pause = (ms) => new Promise((done) => setTimeout(done, ms))

async function main() {
  const answers = {}
  const events = await prisma.$subscribe.product({ mutation_in: ['CREATED', 'UPDATED', 'DELETED'] })
  const nodes = await prisma.$subscribe.customer().node()
  // the original tells nobody that its socket is open
  await pause(1000)

  // the original shows its insides too
  answers.members = Object.keys(prisma)
    .filter((name) => !/^(_|processInstructions|then$|catch$|\$fragment$)/.test(name))
    .sort()
  answers.create = await prisma.createProduct({
    name: 'Rye',
    kind: 'BREAD',
    price: 3.5,
    allergens: { set: ['gluten'] },
  })
  answers.createMore = await Promise.all(
    ['Spelt', 'Plait', 'Sacher'].map((name, place) =>
      prisma.createProduct({ name, kind: 'CAKE', price: place + 1 }).name(),
    ),
  )
  answers.createChain = await prisma
    .createCustomer({ email: 'ada@example.org', name: 'Ada', orders: { create: [{ number: 1 }, { number: 2 }] } })
    .orders({ orderBy: 'number_DESC' })
  answers.createBob = await prisma.createCustomer({ email: 'bob@example.org', name: 'Bob' })
  answers.update = await prisma.updateOrder({
    where: { number: 1 },
    data: { note: 'urgent', lines: { create: [{ quantity: 2, product: { connect: { name: 'Rye' } } }] } },
  })
  answers.updateChain = await prisma
    .updateOrder({ where: { number: 2 }, data: { status: 'BAKED' } })
    .customer()
    .name()
  // an event shows its node as it is a moment after the commit
  await pause(500)
  answers.updateMany = await prisma.updateManyProducts({ where: { kind: 'CAKE' }, data: { price: 9 } })
  answers.upsert = await prisma.upsertCustomer({
    where: { email: 'eve@example.org' },
    create: { email: 'eve@example.org', name: 'Eve' },
    update: { name: 'never' },
  })
  answers.single = await prisma.product({ name: 'Rye' })
  answers.missing = await prisma.product({ name: 'nothing' })
  answers.missingChain = await prisma.order({ number: 9 }).customer()
  answers.missingList = await prisma.order({ number: 9 }).lines()
  answers.list = await prisma.products({ where: { price_gt: 3 }, orderBy: 'name_ASC', first: 3 })
  answers.empty = await prisma.products({ where: { name: 'nothing' } })
  answers.noArguments = (await prisma.products()).length
  answers.chain = await prisma.order({ number: 1 }).lines({ first: 1, where: { quantity_gt: 1 } })
  answers.deepChain = await prisma
    .order({ number: 1 })
    .customer()
    .orders({ where: { number: 2 } })
  answers.scalar = await prisma.product({ name: 'Rye' }).price()
  answers.scalarList = await prisma.product({ name: 'Rye' }).allergens()
  answers.listChain = await prisma.orders({ orderBy: 'number_ASC' }).customer()
  answers.listDeep = await prisma.order({ number: 1 }).lines().product().name()
  answers.connection = await prisma.productsConnection({ first: 2, orderBy: 'name_ASC' })
  answers.aggregate = await prisma.productsConnection().aggregate()
  answers.count = await prisma
    .productsConnection({ where: { kind: 'CAKE' } })
    .aggregate()
    .count()
  answers.edges = await prisma.productsConnection({ first: 1, orderBy: 'name_ASC' }).edges()
  answers.edgeNodes = await prisma.productsConnection({ first: 1, orderBy: 'name_ASC' }).edges().node()
  answers.pageInfo = await prisma.productsConnection({ first: 1 }).pageInfo()
  answers.fragment = await prisma
    .orders({ orderBy: 'number_ASC' })
    .$fragment('fragment Any on Order { number customer { name } lines(first: 1) { quantity product { name, kind } } }')
  answers.bareFragment = await prisma.order({ number: 1 }).$fragment('{ n: number customer { __typename email } }')
  answers.graphql = await prisma.$graphql(
    'query ($n: Int!) { order(where: {number: $n}) { note } all: ordersConnection { aggregate { count } } }',
    { n: 1 },
  )
  answers.exists = [
    await prisma.$exists.product({ name: 'Rye' }),
    await prisma.$exists.product({ name: 'nothing' }),
    await prisma.$exists.order(),
  ]
  answers.catch = await prisma.products({ first: -1 }).catch((error) => error.message)
  answers.then = await prisma.product({ name: 'Rye' }).then((product) => product.name)
  answers.refusedUnique = await outcome(prisma.createProduct({ name: 'Rye', kind: 'BREAD', price: 1 }))
  answers.refusedMissing = await outcome(prisma.deleteProduct({ name: 'nothing' }))
  answers.refusedArgument = await outcome(prisma.order({ number: 1 }).lines({ foo: 1 }))
  answers.refusedValue = await outcome(prisma.createProduct({ name: 5, kind: 'BREAD', price: 1 }))
  answers.wrongSecret = await outcome(new Prisma({ endpoint, secret: 'wrong' }).products())
  answers.date = (await prisma.orders({ where: { placedAt_gt: new Date(0) } })).length
  answers.undefinedValue = (await prisma.products({ where: undefined, first: 1 })).length
  answers.delete = await prisma.deleteProduct({ name: 'Plait' })
  answers.deleteChain = await prisma.deleteOrder({ number: 2 }).customer()
  answers.deleteMany = await prisma.deleteManyProducts({ kind: 'CAKE' })
  answers.deleteAll = await prisma.deleteManyOrders()

  const seen = []
  for (let i = 0; i < 5; i++) seen.push(await events.next())
  answers.events = seen
  answers.nodeEvents = [await nodes.next(), await nodes.next()]
  const open = nodes.next()
  answers.return = await nodes.return()
  answers.ended = (await open).done
  return answers
}

// ids and times differ from run to run
const ids = new Map()
const hide = (key, value) => {
  if (/^(id|startCursor|endCursor|cursor)$/.test(key) && typeof value === 'string') {
    if (!ids.has(value)) ids.set(value, `id ${ids.size}`)
    return ids.get(value)
  }
  return /^(placedAt|changedAt)$/.test(key) ? typeof value : value
}

main().then(
  (answers) => process.stdout.write(`\n${JSON.stringify(answers, hide)}`, () => process.exit(0)),
  (error) => process.stderr.write(`${error.stack}\n`, () => process.exit(1)),
)
