import { prisma, Prisma } from './boats'
// @ts-expect-error
prisma.boat()
// @ts-expect-error
prisma.createBoat({})
// @ts-expect-error
new Prisma({ debug: true })
// @ts-expect-error
prisma.boats({ orderBy: 'foo' })
