import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { runCommand } from './run-command.js'
import type { Stack } from './stack.js'

/** The service that is deployed to composed servers. */
export const datamodel = `type Pie {
  id: ID! @unique
  name: String! @unique
  slices: [Slice!]!
}

type Slice {
  id: ID! @unique
  pie: Pie!
  size: Int!
}
`
export const createPie = (name: string): string => `mutation { createPie(data: {name: "${name}"}) { name } }`
export const pies = '{ pies(orderBy: name_ASC) { name } }'

/** Deploys with the command line of Prisma 1 itself; gives what it printed. */
export async function deployWithCli(stack: Stack, secret: string): Promise<string> {
  writeFileSync(join(stack.folder, 'prisma.yml'), `endpoint: ${stack.url()}/pies/dev\ndatamodel: datamodel.graphql\n`)
  writeFileSync(join(stack.folder, 'datamodel.graphql'), datamodel)
  const { status, stdout, stderr } = await runCommand('npx', ['-y', '-p', 'prisma1@1.34.12', 'prisma1', 'deploy'], {
    folder: stack.folder,
    environment: { PRISMA_MANAGEMENT_API_SECRET: secret },
  })
  expect({ status, stderr: stderr.replace(/^(npm (warn|notice)|.*Deprecation|\(Use `node).*\n/gm, '') }).toEqual({
    status: 0,
    stderr: '',
  })
  return stdout
}

/** That an answer is the one for a service that is not deployed. */
export const notDeployed = { errors: [expect.objectContaining({ code: 3016 }) as unknown] }
