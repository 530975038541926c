import {
  createResolverApi,
  type ResolverApi,
  type ResolverRequest,
  type Resolver,
} from '../graphql/resolver-api/create-resolver-api.js'
import { deploy, type DeployInput } from './deploy.js'
import type { Management, ManagementContext } from './management.js'
import { managementSchema, shownManagementSchema } from './management-schema.js'
import {
  addProject,
  deleteProject,
  generateProjectToken,
  listMigrations,
  listProjects,
  migrationSql,
  migrationStatus,
  requireProject,
  shownProject,
} from './project-fields.js'
import { shownStatus } from './server-status.js'
import type { ProjectName } from '../project/projects.js'

/** The management API; every field but `serverInfo` asks for a grant first (management-api.md sections 4, 6, 7). */
export function createManagementApi(
  management: Management,
  failed: (cause: unknown, request: ResolverRequest, context: ManagementContext) => void,
): ResolverApi<ManagementContext> {
  const { access, connector, server } = management
  const named =
    (respond: (of: ProjectName, input: Input, context: ManagementContext) => unknown): Resolver<ManagementContext> =>
    async (args, context) => {
      const input = inputOf(args)
      const of = { name: input.name, stage: input.stage }
      await access.check(context.authorization, of.name, of.stage)
      return respond(of, input, context)
    }
  const forAll =
    (respond: (input: Input) => unknown): Resolver<ManagementContext> =>
    async (args, context) => {
      await access.check(context.authorization, '', '')
      return respond(inputOf(args))
    }
  return createResolverApi({
    graphqlSchema: managementSchema,
    shownSchema: shownManagementSchema,
    failed,
    resolvers: {
      serverInfo: () => server,
      serverStatus: forAll(() => shownStatus(management)),
      listProjects: forAll(() => listProjects(management)),
      project: named(async (of) => shownProject(await requireProject(of, management))),
      migrationStatus: named((of) => migrationStatus(of, management)),
      listMigrations: named((of) => listMigrations(of, management)),
      migrationSql: named((of, { revision = 0 }) => migrationSql(of, revision, management)),
      generateProjectToken: named((of) => generateProjectToken(of, management)),
      addProject: named(async (of, input) => ({
        project: await addProject(of, input.secrets ?? [], management),
        ...echo(input),
      })),
      deleteProject: named(async (of, input) => ({ project: await deleteProject(of, management), ...echo(input) })),
      setCloudSecret: forAll(async (input) => {
        await connector.store.setCloudSecret(input.secret ?? null)
        return echo(input)
      }),
      deploy: async (args, context) => ({
        ...((await deploy(args['input'] as DeployInput, context, management)) as Record<string, unknown>),
        ...echo(inputOf(args)),
      }),
    },
  })
}

interface Input extends ProjectName {
  readonly secrets?: readonly string[] | null
  readonly secret?: string | null
  readonly clientMutationId?: string | null
  readonly revision?: number
}

/** Queries have their arguments bare, mutations in `input`. */
const inputOf = (args: Readonly<Record<string, unknown>>): Input => (args['input'] ?? args) as Input

const echo = ({ clientMutationId = null }: Input): Record<string, unknown> => ({ clientMutationId })
