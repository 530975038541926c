/** Requests about the ships of `reads/ships.ts` and their answers, in full. */
export const aggregates: readonly (readonly [request: string, response: unknown])[] = [
  [
    '{ shipsAggregate { count countOf { tonnage } distinct { tonnage } sum { tonnage } avg { tonnage } min { code } max { built } } }',
    {
      shipsAggregate: {
        count: 6,
        countOf: { tonnage: 5 },
        distinct: { tonnage: 3 },
        sum: { tonnage: 800 },
        avg: { tonnage: 160 },
        min: { code: 'A1' },
        max: { built: '2011-02-03T00:00:00.000Z' },
      },
    },
  ],
  [
    '{ shipsAggregate(where: {code: "zz"}) { n: count countOf { id } distinct { kind } sum { tonnage draft } avg { hull } min { id kind } max { built } } }',
    {
      shipsAggregate: {
        n: 0,
        countOf: { id: 0 },
        distinct: { kind: 0 },
        sum: { tonnage: null, draft: null },
        avg: { hull: null },
        min: { id: null, kind: null },
        max: { built: null },
      },
    },
  ],
  [
    '{ shipsAggregate(where: {port: {city: "Rotterdam"}}) { __typename sum { __typename t: tonnage draft } avg { tonnage draft hull } min { draft kind } max { id } distinct { active } } }',
    {
      shipsAggregate: {
        __typename: 'AggregateShip',
        sum: { __typename: 'ShipSumAggregate', t: 300, draft: 6 },
        avg: { tonnage: 150, draft: 3, hull: 1.5 },
        min: { draft: 2.5, kind: 'FERRY' },
        max: { id: 's2' },
        distinct: { active: 2 },
      },
    },
  ],
  [
    '{ shipsAggregate { avg { tonnage draft } } shipsConnection { aggregate { count } } }',
    {
      shipsAggregate: { avg: { tonnage: 160, draft: 1.66666666666667 } },
      shipsConnection: { aggregate: { count: 6 } },
    },
  ],
  [
    '{ shipsConnection(first: 2) { aggregate { count sum { tonnage } } } }',
    { shipsConnection: { aggregate: { count: 2, sum: { tonnage: 300 } } } },
  ],
  [
    '{ shipsConnection(last: 2, orderBy: code_ASC) { edges { node { id } } a: aggregate { count min { code } } b: aggregate { max { code } } c: aggregate { count } } }',
    {
      shipsConnection: {
        edges: [{ node: { id: 's5' } }, { node: { id: 's6' } }],
        a: { count: 2, min: { code: 'E5' } },
        b: { max: { code: 'F6' } },
        c: { count: 2 },
      },
    },
  ],
  [
    '{ shipsConnection(after: "s2", skip: 1, first: 2, where: {tonnage_not: 200}) { edges { cursor } aggregate { count sum { tonnage } } } }',
    {
      shipsConnection: { edges: [{ cursor: 's5' }, { cursor: 's6' }], aggregate: { count: 2, sum: { tonnage: 400 } } },
    },
  ],
  [
    '{ shipsConnection(sort: [{tonnage: DESC_NULLS_LAST}], after: "s2", first: 2) { aggregate { sum { tonnage } countOf { hull } } } }',
    { shipsConnection: { aggregate: { sum: { tonnage: 200 }, countOf: { hull: 1 } } } },
  ],
  [
    '{ shipsConnection(where: {code: "zz"}) { edges { cursor } aggregate { count avg { tonnage } distinct { id } } } }',
    { shipsConnection: { edges: [], aggregate: { count: 0, avg: { tonnage: null }, distinct: { id: 0 } } } },
  ],
  [
    '{ ports(orderBy: city_ASC) { crew: shipsAggregate { count sum { tonnage } } } }',
    {
      ports: [
        { crew: { count: 1, sum: { tonnage: 100 } } },
        { crew: { count: 2, sum: { tonnage: 300 } } },
        { crew: { count: 0, sum: { tonnage: null } } },
      ],
    },
  ],
  [
    '{ ships(first: 3) { id crewAggregate(where: {nick_starts_with: "W"}) { count max { nick } avg { age } } followersAggregate { min { code } } } }',
    {
      ships: [
        {
          id: 's1',
          crewAggregate: { count: 0, max: { nick: null }, avg: { age: null } },
          followersAggregate: { min: { code: 'B2' } },
        },
        {
          id: 's2',
          crewAggregate: { count: 2, max: { nick: 'Wim' }, avg: { age: 20 } },
          followersAggregate: { min: { code: null } },
        },
        {
          id: 's3',
          crewAggregate: { count: 1, max: { nick: 'Walt' }, avg: { age: 20 } },
          followersAggregate: { min: { code: null } },
        },
      ],
    },
  ],
]

export const groups: readonly (readonly [args: string, selection: string, response: unknown])[] = [
  [
    'by: [tonnage], sort: [{count: DESC}]',
    'key { tonnage } count',
    [
      { key: { tonnage: 100 }, count: 3 },
      { key: { tonnage: 200 }, count: 1 },
      { key: { tonnage: 300 }, count: 1 },
      { key: { tonnage: null }, count: 1 },
    ],
  ],
  ['by: [tonnage], having: {count_gt: 1}', 'key { tonnage } count', [{ key: { tonnage: 100 }, count: 3 }]],
  [
    'by: [tonnage], having: {min: {code_in: ["A1", "B2"]}, NOT: [{countOf: {draft: 1}}]}',
    'key { tonnage } countOf { draft }',
    [{ key: { tonnage: 100 }, countOf: { draft: 2 } }],
  ],
  [
    'by: port',
    'key { port { city country { iso } } } count',
    [
      { key: { port: { city: 'Rotterdam', country: { iso: 'NL' } } }, count: 2 },
      { key: { port: { city: 'Hamburg', country: { iso: 'DE' } } }, count: 1 },
      { key: { port: null }, count: 3 },
    ],
  ],
  [
    'by: captain, sort: [{key: {captain: DESC_NULLS_FIRST}}]',
    'key { captain { nick serves { id } } } avg { tonnage }',
    [
      { key: { captain: null }, avg: { tonnage: 175 } },
      { key: { captain: { nick: 'Cpt1', serves: [{ id: 's5' }] } }, avg: { tonnage: 100 } },
    ],
  ],
  [
    'by: [built_YEAR]',
    'key { built_YEAR } count',
    [
      { key: { built_YEAR: '2001-01-01T00:00:00.000Z' }, count: 1 },
      { key: { built_YEAR: '2011-01-01T00:00:00.000Z' }, count: 1 },
      { key: { built_YEAR: null }, count: 4 },
    ],
  ],
  [
    'by: [built_MONTH, built_WEEK, built_DAY, built_HOUR, built], where: {built_not: null}, sort: [{key: {built_WEEK: DESC}}]',
    'key { built_MONTH built_WEEK built_DAY built_HOUR built __typename }',
    [
      {
        key: {
          built_MONTH: '2011-02-01T00:00:00.000Z',
          built_WEEK: '2011-01-31T00:00:00.000Z',
          built_DAY: '2011-02-03T00:00:00.000Z',
          built_HOUR: '2011-02-03T00:00:00.000Z',
          built: '2011-02-03T00:00:00.000Z',
          __typename: 'ShipGroupKey',
        },
      },
      {
        key: {
          built_MONTH: '2001-02-01T00:00:00.000Z',
          built_WEEK: '2001-01-29T00:00:00.000Z',
          built_DAY: '2001-02-03T00:00:00.000Z',
          built_HOUR: '2001-02-03T04:00:00.000Z',
          built: '2001-02-03T04:05:06.789Z',
          __typename: 'ShipGroupKey',
        },
      },
    ],
  ],
  [
    'by: [active, kind], skip: 1, first: 2, where: {active_not: null}',
    'k: key { active kind } n: count sum { tonnage } distinct { code } max { name }',
    [
      { k: { active: true, kind: 'TUG' }, n: 1, sum: { tonnage: 100 }, distinct: { code: 1 }, max: { name: 'Anna' } },
      { k: { active: true, kind: null }, n: 1, sum: { tonnage: 300 }, distinct: { code: 1 }, max: { name: 'Élan' } },
    ],
  ],
  ['by: [id], where: {code: "zz"}', 'count', []],
  [
    'by: [draft], having: {avg: {draft_lt: 0}}, sort: [{avg: {draft: ASC}}]',
    'key { draft } avg { draft }',
    [{ key: { draft: -1 }, avg: { draft: -1 } }],
  ],
]

export const refusedGroups: readonly (readonly [args: string, selection: string, code: number, message: string])[] = [
  ['by: []', 'count', 3108, "'by' needs at least one field."],
  ['by: [kind, kind]', 'count', 3108, "The field 'kind' occurs twice in 'by'."],
  ['by: [id, code, hull, name, tonnage, draft, active, kind, built]', 'count', 3108, "'by' has 9 fields, at most 8."],
  ['by: [kind]', 'key { code }', 3109, "The key 'code' is not one of the fields in 'by'."],
  ['by: [kind], sort: [{key: {code: ASC}}]', 'count', 3109, "The key 'code' is not one of the fields in 'by'."],
  [
    'by: [kind], sort: [{count: ASC, sum: {hull: ASC}}]',
    'count',
    3110,
    "Each element of 'sort' must have exactly one field, found: count, sum.",
  ],
  ['by: [kind], first: -1', 'count', 3026, "The 'first' argument must be non negative"],
  ['by: [kind], skip: -1', 'count', 3028, "The 'skip' argument must be non negative"],
]
