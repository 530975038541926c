import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** One request of a case and the answer that was recorded; README.md beside `cases/` describes the kinds. */
export interface RecordedStep {
  readonly query?: string
  readonly variables?: unknown
  readonly operationName?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly management?: { readonly query: string; readonly variables?: unknown }
  readonly http?: {
    readonly method?: string
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: unknown
    /** The path counts from the server's root, not from the service's. */
    readonly root?: boolean
  }
  readonly deploy?: DeploySettings & { readonly datamodel: string }
  /** Secret that signs the request's token. */
  readonly secret?: string
  readonly stage?: string
  readonly status?: number
  readonly response?: unknown
}

export interface DeploySettings {
  readonly force?: boolean
  readonly dryRun?: boolean
  readonly noMigration?: boolean
  readonly secrets?: readonly string[]
  readonly subscriptions?: readonly unknown[]
}

export interface RecordedCase {
  /** Path of the file without its ending, and the name: `own/queries-order > by two fields`. */
  readonly title: string
  readonly datamodel: string | undefined
  readonly secrets: readonly string[]
  /** Further stages of the service, made empty. */
  readonly stages: readonly string[]
  /** Endings of the paths of lists whose order is free. */
  readonly unordered: readonly string[]
  /** Connectors that it holds for; undefined: all. */
  readonly connectors: readonly string[] | undefined
  /** Databases that it holds for, and no others; undefined: those of the connectors. */
  readonly databases: readonly string[] | undefined
  /** When it was recorded: a time near to it matches any time. */
  readonly recordedAt: Date
  readonly steps: readonly RecordedStep[]
}

interface CaseFile {
  readonly recordedAt: string
  readonly datamodels?: readonly string[]
  readonly cases: readonly {
    readonly name: string
    readonly recordedAt?: string
    readonly connector?: readonly string[]
    readonly databases?: readonly string[]
    /** The text, or its place in the file's `datamodels`. */
    readonly datamodel?: string | number
    readonly secrets?: readonly string[]
    readonly stages?: readonly string[]
    readonly unordered?: readonly string[]
    readonly steps: readonly RecordedStep[]
  }[]
}

/** All cases of a folder, in the order of the files' names. */
export function recordedCases(folder: string): readonly RecordedCase[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => casesOf(join(folder, name), relative('', name.replace(/\.json$/, ''))))
}

function casesOf(path: string, area: string): readonly RecordedCase[] {
  const file = JSON.parse(readFileSync(path, 'utf8')) as CaseFile
  return file.cases.map((one) => ({
    title: `${area} > ${one.name}`,
    datamodel: typeof one.datamodel === 'number' ? file.datamodels?.[one.datamodel] : one.datamodel,
    secrets: one.secrets ?? [],
    stages: one.stages ?? [],
    unordered: one.unordered ?? [],
    connectors: one.connector,
    databases: one.databases,
    recordedAt: new Date(one.recordedAt ?? file.recordedAt),
    steps: one.steps,
  }))
}
