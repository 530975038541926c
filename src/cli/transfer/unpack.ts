import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { openPromise } from 'yauzl'
import { Problem } from '../../errors/problem.js'

/** Where an archive is unpacked, in the working directory: what is left of a failed import is gone on with from there. */
const folderName = '.import'

/** Unpacks an archive, file by file; gives the folder. One that holds another archive's files is emptied before. */
export async function unpack(path: string, folder: string): Promise<string> {
  const target = join(folder, folderName)
  const { size, mtimeMs } = statSync(path)
  const source = JSON.stringify({ path, size, mtimeMs })
  const note = join(target, 'source.json')
  if (!existsSync(note) || readFileSync(note, 'utf8') !== source) rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  writeFileSync(note, source)
  try {
    await unpackInto(path, target)
  } catch (error) {
    removeUnpacked(target)
    throw new Problem(`${path} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`)
  }
  return target
}

export const removeUnpacked = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true })
}

async function unpackInto(path: string, target: string): Promise<void> {
  const zip = await openPromise(path)
  for await (const entry of zip.eachEntry()) {
    // names that lead out of the folder are refused by the reader
    if (entry.fileName.endsWith('/')) continue
    const file = join(target, entry.fileName)
    mkdirSync(dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file))
  }
}
