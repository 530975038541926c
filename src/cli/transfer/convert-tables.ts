import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  readFileSync,
} from 'node:fs'
import { extname, basename, join } from 'node:path'
import { Problem } from '../../errors/problem.js'
import { jsonText, parseJson } from '../../util/exact-json.js'
import { isRecord } from '../../util/is-record.js'
import type { Project } from '../project/project.js'
import { csvRows } from './csv.js'
import { documentText } from './export-data.js'
import { jsonArray } from './json-array.js'
import { kinds, type Kind } from './ndf.js'
import { tablesOf, type TableColumn, type TypeTable } from './table-columns.js'

/** Where documents are made from tables, in the working directory. */
const folderName = '.import.tables'

/** A row of a file, values by column. */
interface TableRow {
  readonly cells: Readonly<Record<string, unknown>>
  readonly line: number
}

/**
 * The folder of documents that an import sends: the given one, or, where that holds a file for each type, one that they
 * are converted to. Throws a problem that names the file and line of the first fault.
 */
export async function documentsOf(folder: string, project: Project, workingFolder: string): Promise<string> {
  if (kinds.some((kind) => existsSync(join(folder, kind)))) return folder
  const files = readdirSync(folder).filter(
    (name) => ['.json', '.csv'].includes(extname(name)) && name !== noteName && name !== 'state.json',
  )
  if (files.length === 0) return folder
  const target = join(workingFolder, folderName)
  const source = JSON.stringify(files.map((name) => [join(folder, name), statSync(join(folder, name)).mtimeMs]))
  const note = join(target, noteName)
  if (!existsSync(note) || readFileSync(note, 'utf8') !== source) rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  writeFileSync(note, source)
  const writer = createDocuments(target)
  const tables = tablesOf(project)
  for (const name of files) await convert(join(folder, name), tables, writer)
  writer.end()
  return target
}

const noteName = 'source.json'

async function convert(path: string, tables: readonly TypeTable[], writer: Documents): Promise<void> {
  const name = basename(path, extname(path))
  const table = tables.find(({ type }) => type === name)
  if (!table)
    throw new Problem(
      `${path} is named after no type of the datamodel. Expected one of ${tables.map(({ type }) => type).join(', ')}.`,
    )
  try {
    for await (const row of rowsOf(path)) convertRow(row, table, writer, path)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Problem(`${path} cannot be read: ${error.message}`)
    throw error
  }
}

async function* rowsOf(path: string): AsyncIterable<TableRow> {
  const chunks = createReadStream(path, { encoding: 'utf8' })
  if (extname(path) === '.json') {
    for await (const { value, line } of jsonArray(chunks)) {
      if (!isRecord(value)) throw new Problem(`${path}:${String(line)}: a row must be an object.`)
      yield { cells: value, line }
    }
    return
  }
  let header: readonly (string | null)[] | undefined
  for await (const { cells, line } of csvRows(chunks)) {
    if (header === undefined) {
      header = cells
      continue
    }
    if (cells.length > header.length)
      throw new Problem(
        `${path}:${String(line)}: the row has ${String(cells.length)} cells, the header only ${String(header.length)}.`,
      )
    yield { cells: Object.fromEntries(header.map((name, index) => [name ?? '', cells[index] ?? null])), line }
  }
}

function convertRow({ cells, line }: TableRow, table: TypeTable, writer: Documents, path: string): void {
  const at = (text: string): Problem => new Problem(`${path}:${String(line)}: ${text}`)
  const isText = extname(path) === '.csv'
  const read = (name: string, column: TableColumn | undefined): unknown => {
    const value = cells[name]
    if (!column)
      throw at(`${name} is no column of ${table.type}. Expected ${table.columns.map((one) => one.name).join(', ')}.`)
    return isText && typeof value === 'string' ? valueOfText(value, column, at) : value
  }
  const values = Object.keys(cells).map((name) => {
    const column = table.columns.find((one) => one.name === name)
    return { name, column, value: read(name, column) }
  })
  const id = values.find(({ name }) => name === table.id)?.value
  if (id === undefined || id === null) throw at(`the row has no ${table.id}.`)
  const own = { _typeName: table.type, id }
  const node: Record<string, unknown> = { ...own }
  for (const { name, column, value } of values) {
    if (!column || value === null || value === undefined) continue
    if (column.kind === 'value') node[name] = value
    else if (!('target' in column)) writer.add('lists', { ...own, [name]: listOf(value, name, at) })
    else
      for (const related of column.kind === 'references' ? listOf(value, name, at) : [value])
        writer.add('relations', [
          { ...own, fieldName: name },
          { _typeName: column.target, id: related },
        ])
  }
  writer.add('nodes', node)
}

function listOf(value: unknown, name: string, at: (text: string) => Problem): readonly unknown[] {
  if (!Array.isArray(value)) throw at(`${name} must be a list, but it is ${JSON.stringify(value)}.`)
  return value
}

/** A cell of a CSV file in the form that documents have. */
function valueOfText(text: string, column: TableColumn, at: (text: string) => Problem): unknown {
  const isJson = column.kind === 'list' || column.kind === 'references' || parsedScalars.has(column.scalar)
  if (!isJson) return text
  try {
    return parseJson(text)
  } catch {
    throw at(`${column.name} must be JSON, but it is ${text.slice(0, 200)}.`)
  }
}

const parsedScalars: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean', 'Json'])

interface Documents {
  add(kind: Kind, value: unknown): void
  end(): void
}

const valuesPerFile = 4000
const unitsPerFile = 1_000_000

/** Writes documents of a bounded size. */
function createDocuments(folder: string): Documents {
  const open = new Map<Kind, { readonly texts: string[]; size: number; file: number }>()
  const flush = (kind: Kind): void => {
    const one = open.get(kind)
    if (!one || one.texts.length === 0) return
    one.file += 1
    writeFileSync(join(folder, kind, `${String(one.file).padStart(6, '0')}.json`), documentText(kind, one.texts))
    one.texts.length = 0
    one.size = 0
  }
  for (const kind of kinds) {
    mkdirSync(join(folder, kind), { recursive: true })
    open.set(kind, { texts: [], size: 0, file: 0 })
  }
  return {
    add(kind, value) {
      const one = open.get(kind)
      if (!one) return
      const text = jsonText(value)
      one.texts.push(text)
      one.size += text.length
      if (one.texts.length >= valuesPerFile || one.size >= unitsPerFile) flush(kind)
    },
    end() {
      for (const kind of kinds) flush(kind)
    },
  }
}
