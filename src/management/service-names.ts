import { problem } from '../errors/problem.js'
import type { ProjectName } from '../project/projects.js'

const reserved = new Set(['cluster', 'management', 'export', 'import'])
const validName = /^[a-zA-Z][a-zA-Z0-9\-_~]*$/
const validStage = /^[a-zA-Z][a-zA-Z0-9\-_]*$/
const maxNameLength = 140
const maxStageLength = 30
/** Longest identifier of every database, in bytes; longer ids would be cut. */
const maxIdBytes = 63

/** Checks the names of a new service (management-api.md section 5). Throws problems 4001, 4002, 4006, 4007. */
export function checkServiceName({ name, stage }: ProjectName, id: string): void {
  if (reserved.has(name)) throw problem('serviceNameReserved', { name })
  if (reserved.has(stage)) throw problem('stageNameReserved', { stage })
  if (!validName.test(name) || name.length > maxNameLength) throw problem('invalidServiceName', { name })
  if (!validStage.test(stage) || stage.length > maxStageLength) throw problem('invalidStageName', { stage })
  const bytes = Buffer.byteLength(id)
  if (bytes > maxIdBytes)
    throw problem('serviceNameTooLong', { name, id, bytes: String(bytes), limit: String(maxIdBytes) })
}
