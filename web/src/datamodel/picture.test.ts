import { expect, test } from 'vitest'
import { testSchema } from '../shared/schema/test-schema.js'
import { graphOf, neighbours } from './graph.js'
import { placeBoxes } from './layout.js'
import { lineOfType } from './line-of-type.js'
import { toSvg } from './to-svg.js'

const graph = graphOf(testSchema)

test('every relation is one line, whichever sides show it', () => {
  expect(graph.lines.map(({ from, to, label }) => `${from} ${to} ${label}`)).toEqual([
    'User Role ',
    'User Post posts / author',
    'Post User editors',
    'Profile User owner',
  ])
  expect([...neighbours(graph, 'Role')]).toEqual(['Role', 'User'])
})

test('boxes do not meet', () => {
  const places = placeBoxes(graph)
  const areas = graph.boxes.map((box) => ({ ...box, ...places.get(box.name)! }))
  for (const one of areas)
    for (const other of areas)
      if (one !== other)
        expect(
          one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
          `${one.name} and ${other.name}`,
        ).toBe(true)
})

test('the file takes names for text', () => {
  const box = { name: '<script>&"', kind: 'type', rows: [], width: 10, height: 10 } as const
  const svg = toSvg({ boxes: [box], lines: [] }, new Map())
  expect(svg).not.toContain('<script')
  expect(svg).toContain('&#60;script&#62;&#38;&#34;')
})

test('a type is found in the text', () => {
  expect(lineOfType('# type User\n\ntype UserInfo {\n}\n  type User @db {', 'User')).toBe(5)
})
