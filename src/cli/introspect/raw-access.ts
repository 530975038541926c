import type { CatalogQuery } from '../../connector/sql/dialect/dialect.js'
import { schemaReaders, type Connector } from '../../connector/sql/introspect/schema-readers.js'
import { projectIdSeparators } from '../../connector/sql/dialect/project-id-separators.js'
import type { CliContext } from '../cli-context.js'
import type { Project } from '../project/project.js'
import { dataOf } from '../server/graphql-request.js'
import { openService, type Service } from '../server/service.js'
import type { Source } from './source.js'

const isConnector = (name: unknown): name is Connector => typeof name === 'string' && Object.hasOwn(schemaReaders, name)

/** The project's own database by `executeRaw` (introspection.md section 2); undefined where the server does not allow it. */
export async function openRawAccess(
  project: Project | undefined,
  schema: string | undefined,
  context: CliContext,
): Promise<Source | undefined> {
  if (!project?.endpoint) return undefined
  const service = openService(project, context)
  const connector = await connectorOf(service)
  if (connector === undefined) return undefined
  const run = rawQuery(service)
  const { service: name, stage, workspace } = service.endpoint
  const own = `${workspace === undefined ? '' : `${workspace}~`}${name}${projectIdSeparators[connector]}${stage}`
  return {
    connector,
    run,
    schema: schema ?? ((await schemaReaders[connector].listSchemas(run)).includes(own) ? own : undefined),
    isAsked: true,
    schemaFlag: '--schema',
    close: () => Promise.resolve(),
  }
}

/** Any failure counts as no access. */
async function connectorOf(service: Service): Promise<Connector | undefined> {
  try {
    const fields = dataOf(await service.ask('{ __type(name: "Mutation") { fields { name } } }'))
    if (!JSON.stringify(fields).includes('"executeRaw"')) return undefined
    const { serverInfo } = await service.management.ask('{ serverInfo { primaryConnector } }')
    const name = (serverInfo as { readonly primaryConnector?: unknown }).primaryConnector
    return isConnector(name) ? name : undefined
  } catch {
    return undefined
  }
}

const rawQuery =
  (service: Service): CatalogQuery =>
  async (text, values = []) => {
    const query = withValues(text, values)
    const { rows } = dataOf(
      await service.ask('mutation ($query: String!) { rows: executeRaw(query: $query) }', { variables: { query } }),
    )
    return rows as readonly Record<string, unknown>[]
  }

/** Puts values into the places of `?` and `$1`; those in quotes are text. */
function withValues(text: string, values: readonly unknown[]): string {
  let next = 0
  return text.replace(/'(?:[^']|'')*'|\?|\$(\d+)/g, (whole: string, number?: string) => {
    if (whole.startsWith("'")) return whole
    const value = values[number === undefined ? next++ : Number(number) - 1]
    return `'${String(value).replaceAll("'", "''")}'`
  })
}
