import { prisma } from './boats'
export async function main() {
  const s = await prisma.boat({ name: 'a' }).$select({
    id: true,
    kind: true,
    crew: { select: { email: true, boat: { select: { name: true } } }, first: 2 },
    home: true,
  })
  if (s) {
    const id: string = s.id
    const kind: 'SLOOP' | 'KETCH' | null = s.kind
    const email: string | null = s.crew[0]!.email
    const up: string | undefined = s.crew[0]!.boat?.name
    const depth: number = s.home.depth
    // @ts-expect-error not selected
    s.name
    console.log(id, kind, email, up, depth)
  }
  const list = await prisma.boats({ first: 1 }).$select({ name: true, meta: true, tags: true, id: false })
  const name: string = list[0]!.name
  const tags: string[] = list[0]!.tags
  const meta: unknown = list[0]!.meta
  // @ts-expect-error not selected
  list[0]!.id
  // @ts-expect-error no such field
  await prisma.boats().$select({ foo: true, name: true, kind: 5 })
  const con = await prisma
    .boatsConnection()
    .$select({ aggregate: true, edges: { select: { node: { select: { name: true } } } } })
  const count: number = con.aggregate.count
  const nn: string = con.edges[0]!.node.name
  const ac = new AbortController()
  const all = await prisma.boats().$options({ signal: ac.signal, timeout: 5 })
  const chained: string[] = (await prisma.port({ id: 1 }).boats({ first: 1 }).$select({ name: true })).map(
    (b) => b.name,
  )
  for await (const event of await prisma.$subscribe.boat()) console.log(event.node.name)
  const r = await prisma.$graphql('{ boats { name } }')
  const boats: unknown = r['boats']
  return [name, tags, meta, count, nn, all, chained, boats]
}
