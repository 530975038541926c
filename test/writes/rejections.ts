import {
  duplicate,
  invalid,
  noSelector,
  notFound,
  nulled,
  ofText,
  rejection,
  relationLeftOut,
  tooLong,
  twoSelectors,
  updateA,
  wouldViolate,
  write,
  zeroCharacter,
  type Rejection,
} from './rejection.js'

const paging: readonly Rejection[] = [
  rejection(
    3014,
    '{ gardens(first: 1, last: 1) { id } }',
    'Including a value for both first and last is not supported. See the spec for a discussion of why https://facebook.github.io/relay/graphql/connections.htm#sec-Pagination-algorithm',
  ),
  rejection(3026, '{ gardens(first: -1) { id } }', "The 'first' argument must be non negative"),
  rejection(3027, '{ gardens(last: -1) { id } }', "The 'last' argument must be non negative"),
  rejection(3028, '{ gardens(skip: -1) { id } }', "The 'skip' argument must be non negative"),
  rejection(
    3033,
    '{ gardens(where: {beds_some: null}) { id } }',
    "The field 'beds' is a toMany relation. This cannot be filtered by null.",
  ),
]

/** One character more than ids may have. */
const longId = 'abcdefghijklmnopqrstuvwxyz'

const values: readonly Rejection[] = [
  write(3007, `createGate(data: {id: "${longId}", key: "n"})`, tooLong('id')),
  write(3007, updateA(`gate: {create: {id: "${longId}", key: "n"}}`), tooLong('id')),
  write(3007, `upsertGate(where: {key: "ga"}, create: {id: "${longId}", key: "n"}, update: {})`, tooLong('id')),
  write(3007, `upsertGate(where: {key: "n"}, create: {id: "${longId}", key: "n"}, update: {})`, tooLong('id')),
  write(3007, updateA(`gate: {upsert: {create: {id: "${longId}", key: "n"}, update: {text: "n"}}}`), tooLong('id')),
  write(
    3007,
    updateA(`beds: {upsert: [{where: {code: "a"}, create: {id: "${longId}", code: "n"}, update: {}}]}`),
    tooLong('id'),
  ),
  // refused before the node is missed
  write(
    3007,
    `updateGarden(where: {name: "missing"}, data: {gate: {upsert: {create: {id: "${longId}", key: "n"}, update: {}}}})`,
    tooLong('id'),
  ),
  write(3007, 'createBed(data: {code: "n", size: 1e35})', tooLong('size')),
  write(3007, 'createBed(data: {code: "n", size: -1e34})', tooLong('size')),
  write(3007, 'createBed(data: {code: "n", size: 1e-34})', tooLong('size')),
  write(3007, 'updateBed(where: {code: "missing"}, data: {size: 1e40})', tooLong('size')),
  write(3007, 'updateManyBeds(data: {size: 1e40})', tooLong('size')),
  write(3007, 'upsertBed(where: {code: "a"}, create: {code: "a", size: 1e40}, update: {})', tooLong('size')),
  write(3007, updateA('beds: {update: [{where: {code: "a"}, data: {size: 1e40}}]}'), tooLong('size')),
  write(3007, updateA('beds: {updateMany: [{where: {}, data: {size: 1e40}}]}'), tooLong('size')),
  write(3020, updateA('owner: null'), nulled('owner')),
  write(3020, updateA('rank: null'), nulled('rank')),
  write(3020, 'updateManyGardens(data: {owner: null})', nulled('owner')),
  write(
    3020,
    'upsertGarden(where: {name: "A"}, create: {name: "n", owner: "n"}, update: {name: null})',
    nulled('name'),
  ),
  write(3020, updateA('beds: {update: [{where: {code: "a"}, data: {code: null}}]}'), nulled('code')),
  write(3020, updateA('beds: {updateMany: [{where: {}, data: {code: null}}]}'), nulled('code')),
  write(3020, updateA('gate: {upsert: {create: {key: "n"}, update: {key: null}}}'), nulled('key')),
  write(3036, 'createGarden(data: {name: "n", owner: "n", rank: null})', invalid('null', 'rank', 'Garden')),
  write(
    3036,
    'upsertGarden(where: {name: "A"}, create: {name: "n", owner: "n", rank: null}, update: {})',
    invalid('null', 'rank', 'Garden'),
  ),
  write(
    3036,
    'createGate(data: {key: "n", garden: {create: {name: "n", owner: "n", rank: null}}})',
    invalid('null', 'rank', 'Garden'),
  ),
  write(
    3036,
    updateA('beds: {create: [{code: "n1", sown: "2018"}, {code: "n2", sown: "300000-01-01"}]}'),
    invalid('300000-01-01T00:00:00.000Z', 'sown', 'Bed'),
    { takenBy: ['sqlite'] },
  ),
  write(
    3036,
    updateA('opened: {set: ["2018", "300000-01-01"]}'),
    invalid('300000-01-01T00:00:00.000Z', 'opened', 'Garden'),
    { takenBy: ['sqlite'] },
  ),
  write(3036, '', invalid(zeroCharacter, 'text', 'Gate'), {
    ...ofText('updateGate(where: {key: "ga"}, data: {text: $text})', zeroCharacter),
    takenBy: ['mysql'],
  }),
  write(3036, '', invalid(zeroCharacter, 'text', 'Gate'), {
    ...ofText('createGate(data: {key: "n", text: $text})', zeroCharacter),
    takenBy: ['mysql'],
  }),
  write(3036, '', invalid('x'.repeat(300_000), 'key', 'Gate'), {
    ...ofText('createGate(data: {key: $text})', 'x'.repeat(300_000)),
    takenBy: ['sqlite', 'mysql'],
  }),
  write(3036, 'createGate(data: {id: "🚪", key: "n"})', invalid('🚪', 'id', 'Gate'), {
    takenBy: ['sqlite', 'postgres', 'mysql9'],
  }),
]

const duplicates: readonly Rejection[] = [
  write(3010, 'createGarden(data: {name: "A", owner: "n"})', duplicate('Garden', 'name')),
  write(3010, 'createGarden(data: {id: "A", name: "n", owner: "n"})', duplicate('Garden', 'id')),
  write(3010, updateA('name: "B"'), duplicate('Garden', 'name')),
  write(3010, 'updateManyGardens(data: {plot: 9})', duplicate('Garden', 'plot')),
  write(
    3010,
    'upsertGarden(where: {name: "n"}, create: {name: "A", owner: "n"}, update: {})',
    duplicate('Garden', 'name'),
  ),
  write(3010, 'createGate(data: {key: "n", column: "x"})', duplicate('Gate', 'column')),
  write(3010, 'updateGate(where: {key: "gf"}, data: {column: "x", text: "column"})', duplicate('Gate', 'column')),
  write(
    3010,
    'createGate(data: {key: "n", garden: {create: {name: "n", owner: "n", beds: {create: [{code: "n", plants: {create: [{nr: 2}, {nr: 1}]}}]}}}})',
    duplicate('Plant', 'nr'),
  ),
  write(3010, updateA('beds: {create: [{code: "f"}]}'), duplicate('Bed', 'code')),
  write(3010, updateA('beds: {update: [{where: {code: "a"}, data: {code: "f"}}]}'), duplicate('Bed', 'code')),
  write(3010, updateA('beds: {updateMany: [{where: {}, data: {code: "same"}}]}'), duplicate('Bed', 'code')),
  write(
    3010,
    updateA('beds: {upsert: [{where: {code: "f"}, create: {code: "f"}, update: {size: 1}}]}'),
    duplicate('Bed', 'code'),
  ),
]

const relationsLeftOut: readonly Rejection[] = [
  write(3032, 'createPlant(data: {nr: 9, bed: {}})', relationLeftOut('bed', 'Plant')),
  write(3032, 'createPlant(data: {nr: 9, bed: {create: null, connect: null}})', relationLeftOut('bed', 'Plant')),
  write(
    3032,
    'upsertPlant(where: {nr: 1}, create: {nr: 1, bed: {}}, update: {note: "n"})',
    relationLeftOut('bed', 'Plant'),
  ),
]

const missing: readonly Rejection[] = [
  write(3039, 'updateGarden(where: {name: "no"}, data: {})', notFound('Garden', 'no', 'name')),
  write(3039, 'deleteGarden(where: {name: "no"})', notFound('Garden', 'no', 'name')),
  write(3039, 'deleteGarden(where: {plot: -5})', notFound('Garden', '-5', 'plot')),
  write(3039, 'updateGarden(where: {name: "a \\"b\\"\\nc"}, data: {})', notFound('Garden', 'a "b"\nc', 'name')),
  ...[
    ['1', '1.0'],
    ['1.5', '1.5'],
    ['1e10', '1.0E10'],
    ['0.00001', '1.0E-5'],
    ['123456789.125', '1.23456789125E8'],
  ].map(([given = '', shown = '']) =>
    write(3039, `updateBed(where: {area: ${given}}, data: {})`, notFound('Bed', shown, 'area')),
  ),
  write(3039, 'updateGate(where: {isOpen: true}, data: {})', notFound('Gate', 'true', 'isOpen')),
  write(3039, 'updateGate(where: {made: IRON}, data: {})', notFound('Gate', 'IRON', 'made')),
  write(
    3039,
    'updateGate(where: {built: "2018-03-04"}, data: {})',
    notFound('Gate', '2018-03-04T00:00:00.000Z', 'built'),
  ),
  write(3039, 'updateGate(where: {column: "no"}, data: {})', notFound('Gate', 'no', 'column')),
  write(3039, updateA('beds: {connect: [{code: "f"}, {code: "no"}]}'), notFound('Bed', 'no', 'code')),
  write(3039, updateA('beds: {set: [{code: "f"}, {code: "no"}]}'), notFound('Bed', 'no', 'code')),
  write(3039, updateA('beds: {disconnect: [{code: "no"}]}'), notFound('Bed', 'no', 'code')),
  write(3039, updateA('beds: {update: [{where: {code: "no"}, data: {}}]}'), notFound('Bed', 'no', 'code')),
  write(3039, updateA('beds: {delete: [{code: "no"}]}'), notFound('Bed', 'no', 'code')),
  write(
    3039,
    'createGarden(data: {name: "n", owner: "n", beds: {connect: {code: "no"}}})',
    notFound('Bed', 'no', 'code'),
  ),
  write(
    3039,
    'createGarden(data: {name: "n", owner: "n", gate: {connect: {key: "no"}}})',
    notFound('Gate', 'no', 'key'),
  ),
]

const selectors: readonly Rejection[] = ['{}', '{name: null}'].flatMap((where) => [
  rejection(3040, `{ garden(where: ${where}) { id } }`, noSelector('Garden')),
  write(3040, `updateGarden(where: ${where}, data: {})`, noSelector('Garden')),
  write(3040, `deleteGarden(where: ${where})`, noSelector('Garden')),
  write(3040, `upsertGarden(where: ${where}, create: {name: "n", owner: "n"}, update: {})`, noSelector('Garden')),
])

const nestedSelectors: readonly Rejection[] = [
  'connect: [{}]',
  'set: [{}]',
  'disconnect: [{}]',
  'delete: [{code: null}]',
  'update: [{where: {}, data: {}}]',
  'upsert: [{where: {}, create: {code: "n"}, update: {}}]',
].flatMap((verb) => [
  write(3040, updateA(`beds: {${verb}}`), noSelector('Bed')),
  write(3045, updateA(`beds: {${verb.replace(/\{\}|\{code: null\}/, '{code: "a", id: "a"}')}}`), twoSelectors('Bed')),
])

const ambiguous: readonly Rejection[] = [
  rejection(3045, '{ garden(where: {name: "A", plot: 1}) { id } }', twoSelectors('Garden')),
  write(3045, 'updateGarden(where: {name: "A", plot: 1}, data: {})', twoSelectors('Garden')),
  write(3045, 'deleteGarden(where: {name: "A", plot: 1})', twoSelectors('Garden')),
]

const notConnected: readonly Rejection[] = [
  write(
    3041,
    updateA('beds: {delete: [{code: "f"}]}'),
    "The relation BedToGarden has no node for the model Garden with the value 'A' for the field 'id' connected to a node for the model Bed with the value 'f' for the field 'id'",
  ),
  write(
    3041,
    updateA('beds: {disconnect: [{code: "f"}]}'),
    "The relation BedToGarden has no node for the model Garden with the value 'A' for the field 'id' connected to a node for the model Bed with the value 'f' for the field 'id'",
  ),
  ...['delete', 'disconnect'].map((verb) =>
    write(
      3041,
      `updateGarden(where: {name: "B"}, data: {gate: {${verb}: true}})`,
      "The relation GardenToGate has no node for the model Garden with the value 'B' for the field 'id' connected to a node for the model Gate on your mutation path.",
    ),
  ),
  write(
    3041,
    updateA('beds: {update: [{where: {code: "f"}, data: {size: 1}}]}'),
    "The relation BedToGarden has no node for the model Garden connected to a Node for the model Bed with the value 'f' for the field 'code' on your mutation path.",
  ),
  write(
    3041,
    'updateGarden(where: {name: "B"}, data: {gate: {update: {text: "n"}}})',
    'The relation GardenToGate has no node for the model Garden connected to a Node for the model Gate on your mutation path.',
  ),
]

const required: readonly Rejection[] = [
  'deleteBed(where: {code: "a"})',
  'deleteManyBeds',
  updateA('beds: {delete: [{code: "a"}]}'),
  updateA('beds: {deleteMany: [{}]}'),
  'updateBed(where: {code: "a"}, data: {plants: {disconnect: [{nr: 1}]}})',
].map((mutation) => write(3042, mutation, wouldViolate('BedToPlant', 'Bed', 'Plant')))

/** Of several mistakes the one of the upper level is told, and on one level that of selectors. */
const severalMistakes: readonly Rejection[] = [
  write(
    3040,
    'createGarden(data: {name: "n", owner: "n", beds: {create: [{code: "n", plants: {connect: [{id: "p1", nr: 1}]}}]}, gate: {connect: {}}})',
    noSelector('Gate'),
  ),
  write(
    3040,
    updateA('beds: {create: [{code: "n", plants: {connect: [{id: "p1", nr: 1}]}}]}, gate: {connect: {}}'),
    noSelector('Gate'),
  ),
  write(
    3045,
    updateA('beds: {update: [{where: {id: "a", code: "a"}, data: {plants: {connect: [{}]}}}]}, gate: {connect: {}}'),
    twoSelectors('Bed'),
  ),
  write(
    3036,
    'createGarden(data: {name: "n", owner: "n", rank: null, gate: {connect: {}}})',
    invalid('null', 'rank', 'Garden'),
  ),
  write(
    3036,
    'createPlant(data: {nr: 7, bed: {create: {code: "n", garden: {create: {name: "n", owner: "n", rank: null, gate: {connect: {}}}}}}})',
    invalid('null', 'rank', 'Garden'),
  ),
]

/** Operators that are null, in the text and as a variable of the filter's type. */
const nullOperators: readonly Rejection[] = [
  ['AND', 'Gate', 'deleteManyGates(where: {AND: null})'],
  ['OR', 'Gate', 'deleteManyGates(where: {key: "none", OR: null})'],
  ['NOT', 'Gate', 'updateManyGates(where: {NOT: [{OR: [{key: "ga"}, {NOT: null}]}]}, data: {text: "n"})'],
  ['AND', 'Bed', 'updateManyGardens(where: {beds_some: {AND: null}}, data: {plot: 3})'],
  ['OR', 'Gate', 'updateManyGardens(where: {gate: {OR: null}}, data: {plot: 3})'],
  ['NOT', 'BedScalar', updateA('beds: {updateMany: [{where: {NOT: null}, data: {size: 9}}]}')],
  ['AND', 'BedScalar', updateA('beds: {deleteMany: [{code: "none"}, {OR: [{AND: null}]}]}')],
].flatMap(([operator = '', type = '', mutation = '']) => {
  const message = `The filter operator '${operator}' is null. A write of many nodes takes it only with a list or an object: read as if it were not there, it could change every node.`
  const withVariable = mutation.replace(`${operator}: null`, `${operator}: $given`)
  const request = `mutation ($given: [${type}WhereInput!]) { ${withVariable} { __typename } }`
  return [write(3100, mutation, message), rejection(3100, request, message, { variables: { given: null } })]
})

/** Every way to a code of the service API that one request can take. */
export const rejections: readonly Rejection[] = [
  ...paging,
  ...values,
  ...duplicates,
  ...relationsLeftOut,
  ...missing,
  ...selectors,
  ...nestedSelectors,
  ...ambiguous,
  ...notConnected,
  ...required,
  ...nullOperators,
  ...severalMistakes,
]
