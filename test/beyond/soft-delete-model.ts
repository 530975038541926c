import { oneOf, type Chance } from '../support/chance.js'

/** Ships, sailors, flags and ports of `soft-delete-fleet.ts` in memory: what deletions leave of them (beyond.md section 12). */
export interface Fleet {
  readonly ships: Map<string, Ship>
  readonly sailors: Map<string, Sailor>
  readonly flags: Map<string, Row>
  readonly ports: Set<string>
}

/** The time of its deletion, or null. */
interface Row {
  deleted: string | null
}

interface Ship extends Row {
  tonnage: number
  port: string | null
  flag: string | null
  readonly pennants: Set<string>
}

interface Sailor extends Row {
  age: number
  serves: string | null
  commands: string | null
}

/** A mutation, the code of the error that it must end with, and what it does otherwise; `instant` is the time that it set, if any. */
export interface Act {
  readonly field: string
  readonly code?: number
  /** Where the time of a deletion is read. */
  readonly instantOf?: string
  apply(instant: string): void
}

const isThere = (row: Row | undefined): row is Row => row?.deleted === null

type Kind = 'Ship' | 'Sailor' | 'Flag'
const timeFields: Readonly<Record<Kind, string>> = { Ship: 'deletedAt', Sailor: 'goneAt', Flag: 'hauledAt' }

const rowsOf = (fleet: Fleet, kind: Kind): Map<string, Row> =>
  ({ Ship: fleet.ships, Sailor: fleet.sailors, Flag: fleet.flags })[kind]

const crewOf = (fleet: Fleet, ship: string): readonly (readonly [string, Sailor])[] =>
  [...fleet.sailors].filter(([, { serves }]) => serves === ship)

function deletion(fleet: Fleet, kind: Kind, id: string): Act {
  const row = rowsOf(fleet, kind).get(id)
  return {
    field: `delete${kind}(where: {id: "${id}"}) { id }`,
    ...(isThere(row) ? {} : { code: 3039 }),
    instantOf: `${kind.toLowerCase()}(where: {id: "${id}"}, deleted: WITH) { at: ${timeFields[kind]} }`,
    apply(instant) {
      if (row) row.deleted = instant
      if (kind === 'Ship')
        for (const [, sailor] of crewOf(fleet, id)) if (sailor.deleted === null) sailor.deleted = instant
    },
  }
}

function restoration(fleet: Fleet, kind: Kind, id: string): Act {
  const row = rowsOf(fleet, kind).get(id)
  return {
    field: `restore${kind}(where: {id: "${id}"}) { id }`,
    ...(row ? {} : { code: 3039 }),
    apply() {
      if (row === undefined || row.deleted === null) return
      if (kind === 'Ship')
        for (const [, sailor] of crewOf(fleet, id)) if (sailor.deleted === row.deleted) sailor.deleted = null
      row.deleted = null
    },
  }
}

function purge(fleet: Fleet, kind: Kind, id: string): Act {
  return {
    field: `delete${kind}(where: {id: "${id}"}, purge: true) { id }`,
    ...(rowsOf(fleet, kind).has(id) ? {} : { code: 3039 }),
    apply() {
      rowsOf(fleet, kind).delete(id)
      if (kind === 'Ship') {
        for (const [sailor] of crewOf(fleet, id)) fleet.sailors.delete(sailor)
        for (const sailor of fleet.sailors.values()) if (sailor.commands === id) sailor.commands = null
      }
      if (kind === 'Flag')
        for (const ship of fleet.ships.values()) {
          if (ship.flag === id) ship.flag = null
          ship.pennants.delete(id)
        }
    },
  }
}

function setShipsOfPort(fleet: Fleet, port: string, ids: readonly string[]): Act {
  return {
    field: `updatePort(where: {id: "${port}"}, data: {ships: {set: [${ids.map((id) => `{id: "${id}"}`).join(' ')}]}}) { id }`,
    ...(fleet.ports.has(port) && ids.every((id) => isThere(fleet.ships.get(id))) ? {} : { code: 3039 }),
    apply() {
      for (const [id, ship] of fleet.ships) {
        if (ids.includes(id)) ship.port = port
        else if (ship.port === port && ship.deleted === null) ship.port = null
      }
    },
  }
}

function flyOn(fleet: Fleet, flag: string, ids: readonly string[]): Act {
  return {
    field: `updateFlag(where: {id: "${flag}"}, data: {flown: {set: [${ids.map((id) => `{id: "${id}"}`).join(' ')}]}}) { id }`,
    ...(isThere(fleet.flags.get(flag)) && ids.every((id) => isThere(fleet.ships.get(id))) ? {} : { code: 3039 }),
    apply() {
      for (const [id, ship] of fleet.ships) {
        if (ids.includes(id)) ship.pennants.add(flag)
        else if (ship.deleted === null) ship.pennants.delete(flag)
      }
    },
  }
}

function appoint(fleet: Fleet, ship: string, captain: string): Act {
  const areThere = isThere(fleet.ships.get(ship)) && isThere(fleet.sailors.get(captain))
  return {
    field: `updateShip(where: {id: "${ship}"}, data: {captain: {connect: {id: "${captain}"}}}) { id }`,
    ...(areThere ? {} : { code: 3039 }),
    apply() {
      for (const [id, sailor] of fleet.sailors) {
        if (id === captain) sailor.commands = ship
        else if (sailor.commands === ship) sailor.commands = null
      }
    },
  }
}

function flag(fleet: Fleet, ship: string, colour: string): Act {
  return {
    field: `updateShip(where: {id: "${ship}"}, data: {tonnage_increment: 1, flag: {connect: {id: "${colour}"}}}) { id }`,
    ...(isThere(fleet.ships.get(ship)) && isThere(fleet.flags.get(colour)) ? {} : { code: 3039 }),
    apply() {
      const found = fleet.ships.get(ship)
      if (found) Object.assign(found, { flag: colour, tonnage: found.tonnage + 1 })
    },
  }
}

function growOld(fleet: Fleet, age: number): Act {
  return {
    field: `updateManySailors(where: {age_lt: ${String(age)}, serves: {}}, data: {age_increment: 1}) { count }`,
    apply() {
      for (const sailor of fleet.sailors.values())
        if (
          sailor.deleted === null &&
          sailor.age < age &&
          sailor.serves !== null &&
          isThere(fleet.ships.get(sailor.serves))
        )
          sailor.age += 1
    },
  }
}

/** One of all kinds of acts, often one that must fail. */
export function randomAct(fleet: Fleet, pick: Chance): Act {
  const idOf = (kind: Kind): string => oneOf(pick, [...rowsOf(fleet, kind).keys(), 'none'])
  const some = (): readonly string[] => [...fleet.ships.keys()].filter(() => pick(3) === 0)
  const kind = oneOf<Kind>(pick, ['Ship', 'Ship', 'Sailor', 'Flag'])
  switch (pick(12)) {
    case 0:
    case 1:
    case 2:
      return deletion(fleet, kind, idOf(kind))
    case 3:
    case 4:
    case 5:
      return restoration(fleet, kind, idOf(kind))
    case 6:
      return pick(3) === 0 ? purge(fleet, kind, idOf(kind)) : restoration(fleet, kind, idOf(kind))
    case 7:
      return setShipsOfPort(fleet, oneOf(pick, [...fleet.ports]), some())
    case 8:
      return flyOn(fleet, idOf('Flag'), some())
    case 9:
      return appoint(fleet, idOf('Ship'), idOf('Sailor'))
    case 10:
      return flag(fleet, idOf('Ship'), idOf('Flag'))
    default:
      return growOld(fleet, 20 + pick(40))
  }
}

/** Asked with `deleted: WITH`, `ONLY` and without, and what it answers. */
export const stateQuery = (mode: string): string => `
  ships(deleted: ${mode}, orderBy: id_ASC) { id tonnage at: deletedAt port { id } flag { id } anyFlag: flag(deleted: WITH) { id }
    crew { id } goneCrew: crew(deleted: ONLY) { id } captain { id } pennants(deleted: ${mode}) { id } crewAggregate(deleted: ${mode}) { count sum { age } } }
  sailors(deleted: ${mode}, orderBy: id_ASC) { id age serves { id } commands(deleted: ONLY) { id } }
  ports(orderBy: id_ASC) { id ships(deleted: ${mode}) { id } }
  manned: ships(deleted: ${mode}, where: {crew_some: {age_gt: 30}}, orderBy: id_ASC) { id }
  unflagged: ships(deleted: ${mode}, where: {flag: null}, orderBy: id_ASC) { id }
  idle: ports(where: {ships_every: {crew_count_gte: 1}}, orderBy: id_ASC) { id }
  byFlag: shipsGroupBy(by: [flag], deleted: ${mode}) { key { flag { id } } count }
  shipsConnection(deleted: ${mode}) { aggregate { count sum { tonnage } } }`

export function stateOf({ ships, sailors, flags, ports }: Fleet, mode: string): unknown {
  type Entry<R> = readonly [string, R]
  const inMode =
    (wanted: string) =>
    ([, { deleted }]: Entry<Row>): boolean =>
      wanted === 'WITH' || (wanted === 'ONLY') === (deleted !== null)
  const sorted = <R>(rows: Iterable<Entry<R>>): Entry<R>[] => [...rows].sort(([a], [b]) => (a < b ? -1 : 1))
  const ids = <R>(rows: Iterable<Entry<R>>): { id: string }[] => sorted(rows).map(([id]) => ({ id }))
  const node = (rows: Map<string, Row>, id: string | null, wanted: string): { id: string } | null =>
    id !== null && [...rows].some((entry) => entry[0] === id && inMode(wanted)(entry)) ? { id } : null
  const crew = (ship: string, wanted: string): readonly Entry<Sailor>[] =>
    [...sailors].filter(([, { serves }]) => serves === ship).filter(inMode(wanted))
  const asked = sorted([...ships].filter(inMode(mode)))
  const sum = (numbers: readonly number[]): number | null =>
    numbers.length === 0 ? null : numbers.reduce((one, other) => one + other, 0)
  const keys = [...new Set(asked.map(([, { flag: of }]) => node(flags, of, 'WITHOUT')?.id ?? null))]
  return {
    ships: asked.map(([id, ship]) => ({
      id,
      tonnage: ship.tonnage,
      at: ship.deleted,
      port: ship.port === null ? null : { id: ship.port },
      flag: node(flags, ship.flag, 'WITHOUT'),
      anyFlag: node(flags, ship.flag, 'WITH'),
      crew: ids(crew(id, 'WITHOUT')),
      goneCrew: ids(crew(id, 'ONLY')),
      captain: ids([...sailors].filter(([, { commands }]) => commands === id).filter(inMode('WITHOUT')))[0] ?? null,
      pennants: ids([...flags].filter(([of]) => ship.pennants.has(of)).filter(inMode(mode))),
      crewAggregate: { count: crew(id, mode).length, sum: { age: sum(crew(id, mode).map(([, { age }]) => age)) } },
    })),
    sailors: sorted([...sailors].filter(inMode(mode))).map(([id, sailor]) => ({
      id,
      age: sailor.age,
      serves: node(ships, sailor.serves, 'WITHOUT'),
      commands: node(ships, sailor.commands, 'ONLY'),
    })),
    ports: [...ports].sort().map((id) => ({ id, ships: ids(asked.filter(([, { port }]) => port === id)) })),
    manned: ids(asked.filter(([id]) => crew(id, 'WITHOUT').some(([, { age }]) => age > 30))),
    unflagged: ids(asked.filter(([, { flag: of }]) => node(flags, of, 'WITHOUT') === null)),
    idle: [...ports]
      .sort()
      .filter((port) =>
        [...ships]
          .filter(inMode('WITHOUT'))
          .filter(([, ship]) => ship.port === port)
          .every(([id]) => crew(id, 'WITHOUT').length > 0),
      )
      .map((id) => ({ id })),
    byFlag: keys
      .sort((one, other) => (one === null ? 1 : other === null ? -1 : one < other ? -1 : 1))
      .map((of) => ({
        key: { flag: of === null ? null : { id: of } },
        count: asked.filter(([, ship]) => (node(flags, ship.flag, 'WITHOUT')?.id ?? null) === of).length,
      })),
    shipsConnection: {
      aggregate: { count: asked.length, sum: { tonnage: sum(asked.map(([, { tonnage }]) => tonnage)) } },
    },
  }
}

/** The fleet that `createFleet` makes. */
export function newFleet(): Fleet {
  const sailor = (age: number, serves: string | null, commands: string | null): Sailor => ({
    deleted: null,
    age,
    serves,
    commands,
  })
  const ship = (tonnage: number, port: string | null, of: string, pennants: readonly string[]): Ship => ({
    deleted: null,
    tonnage,
    port,
    flag: of,
    pennants: new Set(pennants),
  })
  return {
    ships: new Map([
      ['s1', ship(100, 'turku', 'red', ['red', 'blue'])],
      ['s2', ship(200, 'turku', 'red', ['red'])],
      ['s3', ship(300, null, 'blue', [])],
    ]),
    sailors: new Map([
      ['cook', sailor(50, null, 's1')],
      ['anna', sailor(20, 's1', null)],
      ['bert', sailor(30, 's1', null)],
      ['cleo', sailor(40, 's1', null)],
      ['dora', sailor(50, 's2', null)],
    ]),
    flags: new Map([
      ['red', { deleted: null }],
      ['blue', { deleted: null }],
    ]),
    ports: new Set(['turku', 'oslo']),
  }
}
