import { problem } from '../errors/problem.js'
import { isRecord } from '../util/is-record.js'
import type { ExportCursor } from './export-page.js'
import { shown } from './import-document.js'
import { TransferError } from './transfer-error.js'

export interface ExportRequest {
  readonly fileType: string
  readonly cursor: ExportCursor
}

/** Throws `TransferError`, and problem 3028 for a negative row (import-export.md section 6). */
export function readExportRequest(body: unknown): ExportRequest {
  const request = isRecord(body) ? body : {}
  const { fileType } = request
  if (typeof fileType !== 'string')
    throw new TransferError(`"fileType" must be a string, but it is ${shown(fileType)}.`)
  const cursor = isRecord(request['cursor']) ? request['cursor'] : {}
  const { table, row } = cursor
  if (!isWhole(table)) throw new TransferError(`"cursor.table" must be an integer, but it is ${shown(table)}.`)
  if (!isWhole(row)) throw new TransferError(`"cursor.row" must be an integer, but it is ${shown(row)}.`)
  if (row < 0) throw problem('skipNegative')
  return { fileType, cursor: { table, row } }
}

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value)
