import { newNanoId, newUlid } from '../../../util/random-ids.js'
import type { NewIdKind } from '../plan/write/write-plan.js'
import type { WriteRuntime } from './write-environment.js'

/** An id of its kind that no other has. */
export function makeId(kind: NewIdKind, { newCuid, newUuid, epochMs }: WriteRuntime): string {
  switch (kind) {
    case 'cuid':
      return newCuid()
    case 'uuid':
      return newUuid()
    case 'ulid':
      return newUlid(epochMs())
    case 'nanoid':
      return newNanoId()
  }
}
