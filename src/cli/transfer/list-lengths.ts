import { readFileSync } from 'node:fs'
import { isRecord } from '../../util/is-record.js'
import { readJson } from '../server/graphql-request.js'
import type { DataFile } from './data-files.js'

/** How many values the files before one gave to the list of each of its values: the server can tell then what it took of it. */
export function listLengthsBefore(file: DataFile, files: readonly DataFile[]): readonly number[] {
  const own = valuesOf(file)
  const lengths = new Map(own.flatMap((value) => keysOf(value).map((key) => [key, 0])))
  for (const earlier of files.slice(0, files.indexOf(file)))
    for (const value of valuesOf(earlier))
      for (const [key, length] of lengthsOf(value)) {
        const known = lengths.get(key)
        if (known !== undefined) lengths.set(key, known + length)
      }
  return own.map((value) => lengths.get(keysOf(value)[0] ?? '') ?? 0)
}

const valuesOf = ({ path }: DataFile): readonly unknown[] => {
  const read = readJson(readFileSync(path, 'utf8'))
  return isRecord(read) && Array.isArray(read['values']) ? read['values'] : []
}

const keysOf = (value: unknown): readonly string[] => lengthsOf(value).map(([key]) => key)

/** Of each list of a value, by type, node and field. */
const lengthsOf = (value: unknown): readonly (readonly [string, number])[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([field, list]) =>
        Array.isArray(list) ? [[JSON.stringify([value['_typeName'], value['id'], field]), list.length] as const] : [],
      )
    : []
