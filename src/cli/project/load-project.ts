import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import type { Call } from '../command.js'
import { faultsOf } from './check-project-file.js'
import { loadEnvironmentFile } from './environment-file.js'
import { findProjectFile } from './find-project-file.js'
import { parseYaml } from './home-config.js'
import { interpolate, type Interpolated, type VariableSource } from './interpolate.js'
import { placeOf } from './place-of-service.js'
import type { Datamodel, Project, SubscriptionInput } from './project.js'

/** Reads the project of a call; throws a problem that tells what is missing or wrong (prisma-yml.md section 1). */
export function loadProject(call: Pick<Call, 'flags' | 'context'>, options?: LoadOptions): Project {
  const project = findProject(call, options)
  if (!project) throw new Problem('Couldn’t find `prisma.yml` file. Are you in the right directory?')
  return project
}

export interface LoadOptions {
  /** Unknown keys are let pass. */
  readonly allowsUnknownKeys?: boolean
}

/** The same, undefined where there is no prisma.yml. */
export function findProject(
  { flags, context }: Pick<Call, 'flags' | 'context'>,
  options: LoadOptions = {},
): Project | undefined {
  const named = flags.text('project')
  const found = findProjectFile(context.folder)
  const path = named === undefined ? found : resolve(context.folder, named)
  if (named !== undefined && path !== undefined && !existsSync(path))
    throw new Problem(`Prisma definition path specified by --project '${path}' does not exist`)
  loadEnvironmentFile(context, flags.text('env-file'))
  if (path === undefined) return undefined
  return readProject(path, {
    folder: found === undefined ? context.folder : dirname(found),
    options: flags.all,
    context,
    ...options,
  })
}

interface ReadOptions extends LoadOptions {
  readonly folder: string
  readonly options: Readonly<Record<string, unknown>>
  readonly context: CliContext
}

function readProject(path: string, { folder, options, context, allowsUnknownKeys = false }: ReadOptions): Project {
  const { output, environment } = context
  output.detail(`reads ${path}`)
  const raw = parseYaml(readFileSync(path, 'utf8'), path)
  if (raw === null || raw === undefined) throw new Problem('prisma.yml is empty')
  const interpolated = interpolate(raw, { environment, options })
  const value = isRecord(interpolated.value) ? withoutKey(interpolated.value, 'custom') : interpolated.value
  const faults = faultsOf(value, { allowsUnknown: allowsUnknownKeys })
  for (const warning of interpolated.warnings) output.warn(`[WARNING] in ${path}: ${warning}`)
  if (faults.length > 0 || !isRecord(value)) throw new Problem(['Invalid prisma.yml file', ...faults].join('\n'))
  const file = value as ProjectFile
  const { endpoint, cluster } = placeOf(file, context)
  return {
    path,
    folder,
    endpoint,
    cluster,
    datamodel: file.datamodel === undefined ? undefined : readDatamodel(file.datamodel, dirname(path)),
    isDocument: file.databaseType === 'document',
    secrets: secretsOf(file.secret),
    secretFault: secretFault(raw, file.secret, interpolated),
    generate: file.generate ?? [],
    seed: file.seed,
    hooks: file.hooks ?? {},
    subscriptions: subscriptionsOf(file.subscriptions ?? {}, dirname(path)),
    open: openTexts(raw, { environment, options }),
  }
}

/** What `faultsOf` found to be right. */
export interface ProjectFile {
  readonly endpoint?: string
  readonly datamodel?: string | readonly string[]
  readonly databaseType?: string
  readonly secret?: string
  readonly generate?: Project['generate']
  readonly seed?: NonNullable<Project['seed']>
  readonly hooks?: Project['hooks']
  readonly subscriptions?: Readonly<
    Record<
      string,
      {
        readonly query: string
        readonly webhook: string | { readonly url: string; readonly headers?: Readonly<Record<string, unknown>> }
      }
    >
  >
  readonly service?: string
  readonly stage?: string
  readonly cluster?: string
}

const withoutKey = (value: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))

/** What generated code has of the file. */
function openTexts(raw: unknown, source: VariableSource): Project['open'] {
  if (!isRecord(raw)) return { endpoint: undefined, secret: undefined }
  const { value } = interpolate(raw, { ...source, keepsEnvironment: true })
  return { endpoint: textAt(value, 'endpoint'), secret: textAt(value, 'secret') }
}

const textAt = (value: unknown, key: string): string | undefined => {
  const found = isRecord(value) ? value[key] : undefined
  return typeof found === 'string' ? found : undefined
}

function readDatamodel(named: string | readonly string[], folder: string): Datamodel {
  const files = [named].flat().map((name) => join(folder, name))
  const texts = files.map((file) => {
    if (!existsSync(file)) throw new Problem(`The types definition file "${file}" could not be found.`)
    return `${readFileSync(file, 'utf8')}\n`
  })
  return { files, text: texts.join('') }
}

/** A comma list; blanks do not count (prisma-yml.md section 6.1). */
const secretsOf = (secret: string | undefined): readonly string[] => {
  const text = (secret ?? '').replace(/\s/g, '')
  return text === '' ? [] : text.split(',')
}

/** A service must not become open, or closed by a text that everybody can guess, because a variable is missing. */
function secretFault(raw: unknown, secret: string | undefined, { missing }: Interpolated): string | undefined {
  if (!isRecord(raw) || !Object.hasOwn(raw, 'secret')) return undefined
  const variable = missing.find(({ key }) => key === 'secret')
  if (variable === undefined) return undefined
  if (secretsOf(secret).length === 0)
    return `The secret in prisma.yml is empty because the environment variable ${variable.name} is not set.`
  return secret?.includes('${') === true
    ? `The secret in prisma.yml is incomplete because the environment variable ${variable.name} is not set.`
    : undefined
}

function subscriptionsOf(
  subscriptions: NonNullable<ProjectFile['subscriptions']>,
  folder: string,
): readonly SubscriptionInput[] {
  return Object.entries(subscriptions).map(([name, { query, webhook }]) => {
    const { url, headers = {} } = typeof webhook === 'string' ? { url: webhook } : webhook
    return {
      name,
      query: query.endsWith('.graphql') ? readQuery(join(folder, query), name) : query,
      url,
      headers: Object.entries(headers).map(([key, value]) => ({ name: key, value: String(value) })),
    }
  })
}

function readQuery(path: string, name: string): string {
  if (!existsSync(path))
    throw new Problem(`Subscription query ${path} provided in subscription "${name}" in prisma.yml does not exist.`)
  return readFileSync(path, 'utf8')
}
