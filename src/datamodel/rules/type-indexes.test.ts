import { expect, test } from 'vitest'
import { Problem } from '../../errors/problem.js'
import { parseDatamodel } from '../parse-datamodel.js'
import { typeIndexDiagnostics } from './type-indexes.js'

const letters = 'a b c d e f g h i j k l m n o p q'.split(' ')
const long = 'a'.repeat(80)
const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

function foundIn(given: string): readonly string[] {
  const fields = [...letters, long].map((name) => `${name}: Int`).join(' ')
  const document = parseDatamodel(
    `schema @refract(edition: 1) { query: Query }
     type A @indexes${given} { id: ID! @id tags: [Int] @scalarList(strategy: RELATION) ${fields} }`,
  )
  if (document instanceof Problem) throw document
  return typeIndexDiagnostics(document).map(({ type, description }) => `${type}: ${description}`)
}

/** What is wrong with `@indexes` (beyond.md section 10.1). */
test.each<readonly [given: string, ...found: readonly string[]]>([
  ['(value: [{fields: ["a", "b"], order: [ASC, DESC], unique: true}])'],
  ['', 'A: The directive `@indexes` is missing the required argument `value`, a list of indexes.'],
  ['(value: [1])', 'A: The argument `value` of `@indexes` must be a list of indexes such as `{fields: ["a", "b"]}`.'],
  ['(value: [{fields: 1}])', 'A: The key `fields` of an index must be a list of names of fields.'],
  ['(value: [{fields: []}])', 'A: An index needs at least one name in `fields`.'],
  [
    '(value: [{fields: ["a", "b"], name: "1x"}])',
    'A: The key `name` of an index must be a letter and then at most 39 letters, digits or underscores.',
  ],
  ['(value: [{fields: ["a", "b"], unique: 1}])', 'A: The key `unique` of an index must be true or false.'],
  ['(value: [{fields: ["a", "b"], order: [UP]}])', 'A: The key `order` of an index must be a list of ASC and DESC.'],
  [
    '(value: [{fields: ["a", "b"], type: TREE}])',
    'A: The key `type` of an index must be one of BTREE, HASH, GIN, FULLTEXT.',
  ],
  ['(value: [{fields: ["a", "b"], order: [ASC]}])', 'A: The index `a_b` has 2 fields, but `order` has 1 elements.'],
  ['(value: [{fields: ["a", "a"]}])', 'A: The index `a_a` names the field `a` twice.'],
  ['(value: [{fields: ["zz"]}])', 'A: The index `zz` names the field `zz`, which does not exist.'],
  ['(value: [{fields: ["tags"]}])', 'A: The index `tags` names the field `tags`, which is a list.'],
  ['(value: [{fields: ["a"], name: "i"}, {fields: ["b"], name: "i"}])', 'A: The type `A` has two indexes named `i`.'],
  [
    `(value: [{fields: [${listed(letters)}]}])`,
    'A: The index `a_b_c_d_e_f_g_h_i_j_k_l_m_n_o_p_q` has 17 fields, at most 16 are allowed.',
  ],
  [
    `(value: [{fields: [${listed([long, 'b'])}]}])`,
    `A: The index \`${long}_b\` needs a \`name\`: its fields joined are longer than the 40 characters of one.`,
  ],
])('@indexes%s', (given, ...found) => {
  expect(foundIn(given)).toEqual(found)
})
