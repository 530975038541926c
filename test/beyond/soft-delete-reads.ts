/** What is asked after s1 was deleted, with Anna, Bert and Cleo over the cascade, and the flag blue; and the answer. */
export const reads: readonly (readonly [query: string, response: unknown])[] = [
  ['ships(orderBy: code_ASC) { id }', [{ id: 's2' }, { id: 's3' }]],
  ['ships(orderBy: code_ASC, deleted: WITH) { id }', [{ id: 's1' }, { id: 's2' }, { id: 's3' }]],
  ['ships(deleted: ONLY) { id tags }', [{ id: 's1', tags: ['x', 'y'] }]],
  ['ships(deleted: null, where: {code: "a"}) { id }', []],
  ['ship(where: {id: "s1"}) { id }', null],
  [
    'ship(where: {id: "s1"}, deleted: WITH) { id crew { id } port { id } }',
    { id: 's1', crew: [], port: { id: 'turku' } },
  ],
  ['ship(where: {id: "s2"}, deleted: ONLY) { id }', null],
  [
    'ship(where: {id: "s1"}, deleted: ONLY) { crew(deleted: ONLY, orderBy: nick_DESC, first: 2) { nick } crewAggregate(deleted: WITH) { count } }',
    { crew: [{ nick: 'Cleo' }, { nick: 'Bert' }], crewAggregate: { count: 3 } },
  ],
  ['node(id: "s1") { id }', null],
  [
    'shipsConnection { edges { node { id } } aggregate { count sum { tonnage } } }',
    { edges: [{ node: { id: 's2' } }, { node: { id: 's3' } }], aggregate: { count: 2, sum: { tonnage: 500 } } },
  ],
  [
    'shipsConnection(deleted: WITH, first: 1) { edges { cursor } pageInfo { hasNextPage } aggregate { count sum { tonnage } } }',
    { edges: [{ cursor: 's1' }], pageInfo: { hasNextPage: true }, aggregate: { count: 1, sum: { tonnage: 100 } } },
  ],
  ['shipsConnection(deleted: ONLY) { aggregate { count } }', { aggregate: { count: 1 } }],
  ['shipsAggregate { count sum { tonnage } }', { count: 2, sum: { tonnage: 500 } }],
  ['shipsAggregate(deleted: ONLY) { count sum { tonnage } }', { count: 1, sum: { tonnage: 100 } }],
  [
    'ports(orderBy: id_ASC) { id ships { id } shipsAggregate { count } }',
    [
      { id: 'oslo', ships: [], shipsAggregate: { count: 0 } },
      { id: 'turku', ships: [{ id: 's2' }], shipsAggregate: { count: 1 } },
    ],
  ],
  [
    'port(where: {id: "turku"}) { ships(deleted: WITH) { id crew { id } } }',
    {
      ships: [
        { id: 's1', crew: [] },
        { id: 's2', crew: [{ id: 'dora' }] },
      ],
    },
  ],
  // to-one relations: in the own column, in another table's column
  ['ship(where: {id: "s3"}) { flag { id } }', { flag: null }],
  ['ship(where: {id: "s3"}) { flag(deleted: WITH) { id } }', { flag: { id: 'blue' } }],
  ['sailor(where: {id: "cook"}) { commands { id } serves { id } }', { commands: null, serves: null }],
  [
    'sailor(where: {id: "cook"}) { commands(deleted: ONLY) { id pennants(deleted: WITH) { id } } }',
    { commands: { id: 's1', pennants: [{ id: 'blue' }, { id: 'red' }] } },
  ],
  // pairs in a table
  [
    'flag(where: {id: "red"}) { flown { id } all: flown(deleted: WITH) { id } ships { id } }',
    { flown: [{ id: 's2' }], all: [{ id: 's1' }, { id: 's2' }], ships: [{ id: 's2' }] },
  ],
  // filters
  ['ports(where: {ships_some: {code: "a"}}) { id }', []],
  ['ports(where: {ships_every: {code: "b"}}, orderBy: id_ASC) { id }', [{ id: 'oslo' }, { id: 'turku' }]],
  ['ports(where: {ships_none: {code: "a"}}, orderBy: id_ASC) { id }', [{ id: 'oslo' }, { id: 'turku' }]],
  ['ports(where: {ships_count: 1}) { id }', [{ id: 'turku' }]],
  ['ports(where: {ships_count_in: [0, 2]}) { id }', [{ id: 'oslo' }]],
  ['ships(where: {flag: null}) { id }', [{ id: 's3' }]],
  ['ships(where: {flag: {}}) { id }', [{ id: 's2' }]],
  ['ships(where: {flag_is_not: {}}) { id }', [{ id: 's3' }]],
  ['ships(where: {flag: {colour: "blue"}}) { id }', []],
  ['sailors(where: {commands: null}, orderBy: id_ASC) { id }', [{ id: 'cook' }, { id: 'dora' }]],
  ['sailors(where: {commands: {}}) { id }', []],
  ['flags(where: {flown_some: {}}) { id }', [{ id: 'red' }]],
  ['flags(where: {flown_every: {code: "b"}}) { id }', [{ id: 'red' }]],
  ['ships(where: {deletedAt_not: null}) { id }', []],
  ['ships(where: {deletedAt_not: null}, deleted: WITH) { id }', [{ id: 's1' }]],
  // orders and cursors
  ['ports(sort: [{ships: {count: DESC}}]) { id }', [{ id: 'turku' }, { id: 'oslo' }]],
  ['ships(sort: [{flag: {colour: ASC_NULLS_FIRST}}]) { id }', [{ id: 's3' }, { id: 's2' }]],
  ['ships(after: "s1") { id }', []],
  ['ships(after: "s1", deleted: WITH) { id }', [{ id: 's2' }, { id: 's3' }]],
  ['ships(sort: [{code: ASC}], after: "s1") { id }', []],
  ['ships(sort: [{code: ASC}], after: "s1", deleted: WITH) { id }', [{ id: 's2' }, { id: 's3' }]],
  ['ships(orderBy: code_DESC, after: "s2", deleted: WITH) { id }', [{ id: 's1' }]],
  // groups
  [
    'shipsGroupBy(by: [port]) { key { port { id } } count }',
    [
      { key: { port: { id: 'turku' } }, count: 1 },
      { key: { port: null }, count: 1 },
    ],
  ],
  [
    'shipsGroupBy(by: [flag], deleted: WITH) { key { flag { id } } count }',
    [
      { key: { flag: { id: 'red' } }, count: 2 },
      { key: { flag: null }, count: 1 },
    ],
  ],
  ['sailorsGroupBy(by: [commands]) { key { commands { id } } count }', [{ key: { commands: null }, count: 2 }]],
]
