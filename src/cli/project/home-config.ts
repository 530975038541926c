import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Problem } from '../../errors/problem.js'
import { isRecord } from '../../util/is-record.js'
import { interpolate } from './interpolate.js'

/** A server that `~/.prisma/config.yml` names (cli.md sections 3.3 and 12). */
export interface Cluster {
  readonly name: string
  /** Scheme and host. */
  readonly host: string
  /** RS256 private key, or a plain secret. */
  readonly secret: string | undefined
}

/** The servers of `~/.prisma/config.yml`; none where there is no such file. */
export function readClusters(
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly Cluster[] {
  const path = join(home, '.prisma', 'config.yml')
  if (!existsSync(path)) return []
  const { value } = interpolate(parseYaml(readFileSync(path, 'utf8'), path), { environment, options: {} })
  const clusters = isRecord(value) && isRecord(value['clusters']) ? value['clusters'] : {}
  return Object.entries(clusters).flatMap(([name, one]) => {
    if (!isRecord(one) || typeof one['host'] !== 'string') return []
    const secret = one['clusterSecret']
    return [{ name, host: one['host'].replace(/\/+$/, ''), secret: typeof secret === 'string' ? secret : undefined }]
  })
}

export function parseYaml(text: string, path: string): unknown {
  try {
    return parse(text, { merge: true })
  } catch (error) {
    throw new Problem(`Yaml parsing error in ${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
