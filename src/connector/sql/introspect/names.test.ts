import { expect, test } from 'vitest'
import { assignFieldNames, assignTypeNames, backFieldNameOf, fieldNameOf, typeNameOf } from './names.js'
import { singularOf } from './singular.js'

test.each([
  ['addresses', 'address'],
  ['people', 'person'],
  ['data', 'datum'],
  ['userData', 'userDatum'],
  ['news', 'news'],
  ['status', 'status'],
  ['statuses', 'status'],
  ['categories', 'category'],
  ['movies', 'movie'],
  ['boxes', 'box'],
  ['houses', 'house'],
  ['purchases', 'purchase'],
  ['analyses', 'analysis'],
  ['women', 'woman'],
  ['specimen', 'specimen'],
  ['children', 'child'],
  ['knives', 'knife'],
  ['archives', 'archive'],
  ['heroes', 'hero'],
  ['shoes', 'shoe'],
  ['indices', 'index'],
  ['quizzes', 'quiz'],
  ['aliases', 'alias'],
  ['menus', 'menu'],
  ['s', 's'],
  ['staff', 'staff'],
])('the singular of %s is %s', (plural, singular) => {
  expect(singularOf(plural)).toBe(singular)
})

test.each([
  ['user_account', 'UserAccount'],
  ['order_items', 'OrderItem'],
  ['USER_ACCOUNT', 'USER_ACCOUNT'],
  ['T1', 'T1'],
  ['my table', 'MyTable'],
  ['1abc', 'T1abc'],
  ['日本', 'T'],
])('the type over %s is %s', (table, name) => {
  expect(typeNameOf(table)).toBe(name)
})

test.each([
  ['FIRST_NAME', false, 'first_name'],
  ['na_me', false, 'naMe'],
  ['User-Id', false, 'userId'],
  ['_priv', false, 'priv'],
  ['HTTPServer', false, 'hTTPServer'],
  ['with space', false, 'withspace'],
  ['author_id', true, 'author'],
  ['AUTHOR_ID', true, 'author'],
  ['author_id', false, 'authorId'],
  ['_id', true, 'id'],
])('the field over %s (a relation: %s) is %s', (column, isRelation, name) => {
  expect(fieldNameOf(column, isRelation)).toBe(name)
})

test('names of other tables and of the server stay theirs', () => {
  const raws = [
    'node',
    'order',
    'orders',
    'people',
    'Person',
    'strings',
    'String',
    'user',
    'User',
    'user_account',
    'UserAccount',
  ]
  expect(Object.fromEntries(assignTypeNames(raws))).toEqual({
    Person: 'Person',
    User: 'User',
    UserAccount: 'UserAccount',
    node: 'NodeModel',
    order: 'Order',
    orders: 'orders',
    people: 'people',
    String: 'StringModel',
    strings: 'strings',
    user: 'UserModel',
    user_account: 'user_account',
  })
})

test('fields of one table never differ in case alone', () => {
  const columns = ['ID', 'author', 'author_id', 'id', 'na_me', 'name'].map((name) => ({
    name,
    isRelation: name === 'author_id',
    isId: name === 'id',
  }))
  expect(
    [...assignFieldNames(columns)].map(([column, { name, isConflicting }]) => [column, name, isConflicting]),
  ).toEqual([
    ['author', 'author', false],
    ['id', 'id', false],
    ['name', 'name', false],
    ['ID', 'id2', true],
    ['author_id', 'author_id', true],
    ['na_me', 'na_me', true],
  ])
})

test('back fields have the name of the table', () => {
  expect(['bill_items', 'messages', 'Order', 'two words'].map(backFieldNameOf)).toEqual([
    'billItems',
    'messages',
    'order',
    'twoWords',
  ])
})
