import {
  prisma,
  Prisma,
  models,
  type Boat,
  type BoatWhereUniqueInput,
  type FragmentableArray,
  type Sailor,
} from './boats'
// Code of applications that were written for the original client.
export async function main() {
  const b: Boat = await prisma.createBoat({ name: 'x', home: { create: { depth: 1 } } })
  const n: Boat | null = await prisma.boat({ id: 'a' })
  const l: Boat[] = await prisma.boats({ first: 1, orderBy: 'name_ASC', where: { name_in: ['a'], AND: { name: 'b' } } })
  const e: string | undefined = (await prisma.boat({ name: 'a' }).crew())[0]?.email
  const c: number = await prisma.boatsConnection().aggregate().count()
  const nd: Boat = (await (await prisma.$subscribe.boat({ mutation_in: ['CREATED'] })).next()).value.node
  new Prisma({ endpoint: 'x' })
  const x = await prisma.boat({ name: 'x' }).crew().$fragment<Sailor[]>('{ id }')
  const w: BoatWhereUniqueInput = { name: 'x' }
  const fa: FragmentableArray<Boat> = prisma.boats()
  return [models, b, n, l, e, c, nd, x, w, fa]
}
