import type { ServerRegistry, ServerRow } from '../../server-registry.js'
import { column, constantParam, equals, tableSource } from '../tree/build.js'
import { managementTable, type ManagementLocation } from './management-location.js'

/** A row whose number stays the same for so many beats is that of a server that was killed. */
const beatsUntilGone = 6

interface Sight {
  beat: number
  unchanged: number
  isAlive: boolean
}

/**
 * The servers on one database, each with a row in which it counts; one whose count stands still is gone.
 *
 * `UPDATE _refract_Server AS s SET beat = ? WHERE s.id = ?`
 */
export function createSqlServerRegistry(location: ManagementLocation, own: ServerRow): ServerRegistry {
  const { database } = location
  const table = managementTable(location, '_refract_Server')
  const seen = new Map<string, Sight>()
  const isServer = (id: string) => equals(column('s', 'id', 'String'), constantParam(id, 'String'))
  let beats = 0

  async function countUp(): Promise<void> {
    const beat = constantParam((beats += 1), 'Int')
    const { affected } = await database.runStatement({
      kind: 'update',
      table,
      alias: 's',
      set: [{ column: 'beat', value: beat }],
      where: isServer(own.id),
    })
    if (affected > 0) return
    await database.runStatement({
      kind: 'insert',
      table,
      columns: ['id', 'bus', 'beat'],
      rows: [[constantParam(own.id, 'String'), constantParam(own.bus, 'String'), beat]],
    })
  }

  async function remove(id: string): Promise<void> {
    await database.runStatement({ kind: 'delete', table, alias: 's', where: isServer(id) })
  }

  return {
    async beat() {
      const isFirst = beats === 0
      await countUp()
      const { rows } = await database.runStatement({
        kind: 'select',
        columns: [
          { expression: column('s', 'id', 'String') },
          { expression: column('s', 'bus', 'String') },
          { expression: column('s', 'beat', 'Int') },
        ],
        from: tableSource(table, 's'),
      })
      const living: ServerRow[] = []
      for (const [id, bus, beat] of rows as readonly (readonly [string, string, number])[]) {
        if (id === own.id) continue
        // one that was there before may have been killed long ago; one that comes or counts lives
        const sight = seen.get(id) ?? { beat, unchanged: -1, isAlive: !isFirst }
        seen.set(id, sight)
        sight.isAlive ||= sight.beat !== beat
        sight.unchanged = sight.beat === beat ? sight.unchanged + 1 : 0
        sight.beat = beat
        if (sight.unchanged > beatsUntilGone) {
          seen.delete(id)
          await remove(id)
        } else if (sight.isAlive) living.push({ id, bus })
      }
      return living
    },
    leave: () => remove(own.id),
  }
}
