import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { lowerFirst, pluralOf } from '../../model/names.js'
import { jsonText } from '../../util/exact-json.js'
import { isRecord } from '../../util/is-record.js'
import type { CliContext } from '../cli-context.js'
import type { Project } from '../project/project.js'
import { dataOf } from '../server/graphql-request.js'
import type { Service } from '../server/service.js'
import { csvCell } from './csv.js'
import { createProgress } from './progress.js'
import { milliseconds } from './reset-service.js'
import { tablesOf, type TableColumn, type TableFormat, type TypeTable } from './table-columns.js'

const rowsPerPage = 1000

/** Writes a file for each type of the datamodel into a folder, a row a node in the order of the ids; gives the rows by type. */
export async function exportTables(
  { project, service }: { readonly project: Project; readonly service: Service },
  folder: string,
  format: TableFormat,
  { output }: Pick<CliContext, 'output'>,
): Promise<Readonly<Record<string, number>>> {
  mkdirSync(folder, { recursive: true })
  const counts: Record<string, number> = {}
  for (const table of tablesOf(project)) {
    const action = output.start(`Downloading ${table.type}`)
    const begun = performance.now()
    const progress = createProgress(
      output,
      (status) => {
        action.status(status)
      },
      { total: undefined },
    )
    const path = join(folder, `${table.type}.${format}`)
    try {
      await writeTable(path, writers[format](table), pagesOf(table, service), (rows) => {
        progress.add(rows)
      })
    } catch (error) {
      action.end('✖')
      rmSync(path, { force: true })
      throw error
    }
    counts[table.type] = progress.rows
    action.end(milliseconds(begun))
  }
  return counts
}

type Node = Readonly<Record<string, unknown>>

/** Nodes of a type, page by page. */
async function* pagesOf({ type, id, columns }: TypeTable, service: Service): AsyncIterable<readonly Node[]> {
  const selection = columns.map((column) =>
    'target' in column ? `${column.name} { ${column.targetId} }` : column.name,
  )
  const query = `query ($after: String) { rows: ${lowerFirst(pluralOf(type))}(first: ${String(rowsPerPage)}, after: $after, orderBy: ${id}_ASC) { ${selection.join(' ')} } }`
  let after: string | null = null
  for (;;) {
    const rows: unknown = dataOf(await service.ask(query, { variables: { after } }))['rows']
    const nodes = Array.isArray(rows) ? rows.filter(isRecord) : []
    if (nodes.length > 0) yield nodes
    if (nodes.length < rowsPerPage) return
    after = String(nodes.at(-1)?.[id])
  }
}

/** How a file is written. */
interface TableWriter {
  readonly begin: string
  row(node: Node, isFirst: boolean): string
  readonly end: string
}

const writers: Readonly<Record<TableFormat, (table: TypeTable) => TableWriter>> = {
  json: ({ columns }) => ({
    begin: '[',
    row: (node, isFirst) => `${isFirst ? '' : ','}\n${jsonText(Object.fromEntries(presentCells(node, columns)))}`,
    end: '\n]\n',
  }),
  csv: ({ columns }) => ({
    begin: `${columns.map(({ name }) => csvCell(name)).join(',')}\n`,
    row: (node) => `${columns.map((column) => csvCell(cellText(cellOf(node, column), column))).join(',')}\n`,
    end: '',
  }),
}

/** Nulls and empty lists are left out. */
const presentCells = (node: Node, columns: readonly TableColumn[]): readonly (readonly [string, unknown])[] =>
  columns.flatMap((column) => {
    const value = cellOf(node, column)
    return value === null || (Array.isArray(value) && value.length === 0) ? [] : [[column.name, value] as const]
  })

/** A value, a list of values, or ids of related nodes. */
function cellOf(node: Node, column: TableColumn): unknown {
  const value = node[column.name] ?? null
  if (!('target' in column)) return value
  const idOf = (related: unknown): unknown => (isRecord(related) ? related[column.targetId] : null)
  return Array.isArray(value) ? value.map(idOf) : idOf(value)
}

function cellText(value: unknown, { scalar }: TableColumn): string | null {
  if (value === null || (Array.isArray(value) && value.length === 0 && scalar !== 'Json')) return null
  return typeof value === 'string' && scalar !== 'Json' ? value : jsonText(value)
}

async function writeTable(
  path: string,
  writer: TableWriter,
  pages: AsyncIterable<readonly Node[]>,
  written: (rows: number) => void,
): Promise<void> {
  const stream = createWriteStream(path)
  const ended = once(stream, 'close')
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  await write(writer.begin)
  let isFirst = true
  for await (const nodes of pages) {
    const texts = nodes.map((node, index) => writer.row(node, isFirst && index === 0))
    isFirst = false
    await write(texts.join(''))
    written(nodes.length)
  }
  stream.end(writer.end)
  await ended
}
