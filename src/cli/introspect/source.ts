import { Problem } from '../../errors/problem.js'
import type { CatalogConnection } from '../../connector/sql/dialect/schema-reader.js'
import {
  openCatalog,
  schemaReaders,
  type CatalogPlace,
  type Connector,
} from '../../connector/sql/introspect/schema-readers.js'
import type { ExistingSchema } from '../../connector/sql/tree/existing-schema.js'
import type { Ask } from '../output/ask.js'
import type { Credentials } from './credentials.js'

/** A database that is introspected. */
export interface Source extends CatalogConnection {
  readonly connector: Connector
  /** The schema that is read, if it is known. */
  readonly schema: string | undefined
  /** Whether somebody was asked for the rest, so that schemas of other programs are not offered. */
  readonly isAsked: boolean
  /** The flag that names the schema where nobody can be asked. */
  readonly schemaFlag: string
}

const connectTimeoutMs = 10_000

/** Opens the database of credentials; throws a problem with the driver's message where that fails. */
export async function openSource(credentials: Credentials, isAsked: boolean, schemaFlag = '--schema'): Promise<Source> {
  const { connector } = credentials
  const { schema } = credentials
  try {
    return { ...(await openCatalog(placeOf(credentials))), connector, schema, isAsked, schemaFlag }
  } catch (error) {
    throw couldNotConnect(error)
  }
}

const placeOf = (credentials: Credentials): CatalogPlace =>
  credentials.connector === 'sqlite'
    ? { connector: 'sqlite', file: credentials.file }
    : {
        connector: credentials.connector,
        settings: {
          host: credentials.host,
          port: credentials.port,
          user: credentials.user,
          password: credentials.password,
          database: credentials.connector === 'postgres' ? credentials.database : undefined,
          connectionLimit: 1,
          connectTimeoutMs,
          ...(credentials.ssl ? { tls: { verify: false } } : {}),
        },
      }

const couldNotConnect = (error: unknown): Problem =>
  new Problem(`Could not connect to database. ${error instanceof Error ? error.message : String(error)}`)

const couldNotRead = (error: unknown): never => {
  throw couldNotConnect(error)
}

/** What one schema of the source holds; throws a problem where there is no such schema. */
export async function readSource(
  source: Source,
  ask: Ask,
): Promise<{ readonly name: string; readonly schema: ExistingSchema }> {
  const { usualSchema, read } = schemaReaders[source.connector]
  if (source.schema === undefined && usualSchema !== undefined) {
    const schema = await read(source.run, usualSchema).catch(couldNotRead)
    if (schema.tables.length > 0) return { name: usualSchema, schema }
  }
  const name = await chooseSchema(source, ask)
  return { name, schema: await read(source.run, name) }
}

/** Schemas that programs make for themselves; only somebody who is asked is not offered them (introspection.md section 2). */
const ofPrograms = /^(prisma-temporary-service.*|performance_schema|sys|mysql|prisma)$/

async function chooseSchema({ connector, run, schema, isAsked, schemaFlag }: Source, ask: Ask): Promise<string> {
  const { word, listSchemas, usualSchema } = schemaReaders[connector]
  const known = await listSchemas(run).catch(couldNotRead)
  if (schema !== undefined) {
    if (!known.includes(schema))
      throw new Problem(
        `The provided ${word} "${schema}" does not exist. The following are available: ${known.join(', ')}`,
      )
    return schema
  }
  const filled = known.filter((name) => name !== usualSchema)
  const offered = isAsked ? filled.filter((name) => !ofPrograms.test(name)) : filled
  const [only = usualSchema] = offered
  if (only === undefined) {
    const left =
      known.length === 0 ? '' : ` The schemas ${known.join(', ')} are system schemas that can't be introspected.`
    throw new Problem(`There is no schema in the database to be selected for introspection.${left}`)
  }
  if (offered.length <= 1) return only
  return ask.choice(
    `Please select the schema you want to introspect`,
    offered.map((name) => ({ name, value: name })),
    `${schemaFlag}, one of ${offered.join(', ')}`,
  )
}
