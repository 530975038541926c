import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { databaseNames, type DatabaseName } from '../database-servers.js'

/** One folder of `test/cases`: what is asked; what is recorded of the answer stands in files beside it. */
export interface GoldenCase {
  /** `filters/by-relation` */
  readonly name: string
  readonly folder: string
  readonly datamodel: string
  /** Operations that make the data, each run on its own, in order. */
  readonly seed: string
  readonly request: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Databases that the case does not run on, each with its reason. */
  readonly leaveOut: Readonly<Partial<Record<DatabaseName, string>>>
}

const root = resolve('test/cases')

/** All cases, by area and name. */
export function goldenCases(): readonly GoldenCase[] {
  return foldersOf(root).flatMap((area) => foldersOf(join(root, area)).map((name) => readCase(`${area}/${name}`)))
}

const foldersOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

function readCase(name: string): GoldenCase {
  const folder = join(root, name)
  const text = (file: string, absent?: string): string => {
    const path = join(folder, file)
    return absent !== undefined && !existsSync(path) ? absent : readFileSync(path, 'utf8')
  }
  /** What the cases of an area have in common stands beside them; a case may have its own. */
  const shared = (file: string): string => text(existsSync(join(folder, file)) ? file : join('..', file))
  return {
    name,
    folder,
    datamodel: shared('datamodel.graphql'),
    seed: shared('seed.graphql'),
    request: text('request.graphql'),
    variables: JSON.parse(text('variables.json', '{}')) as GoldenCase['variables'],
    ...readOptions(name, JSON.parse(text('case.json', '{}'))),
  }
}

function readOptions(name: string, given: unknown): Pick<GoldenCase, 'leaveOut'> {
  const { leaveOut = {}, ...others } = given as { readonly leaveOut?: Readonly<Record<string, unknown>> }
  const unknown = Object.keys(others)
  if (unknown.length > 0) throw new Error(`${name}/case.json: ${unknown.join(', ')} is no option; leaveOut is`)
  for (const [database, reason] of Object.entries(leaveOut)) {
    if (!databaseNames.some((known) => known === database))
      throw new Error(`${name}/case.json leaves out ${database}; databases are ${databaseNames.join(', ')}`)
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Error(`${name}/case.json leaves out ${database} without a reason`)
  }
  return { leaveOut: leaveOut }
}
