import { expect, test } from 'vitest'
import { pluralOf } from './names.js'

const pairs =
  'Todo Todoes, UserInfo UserInfoes, News Newses, Settings Settingses, Series Serieses, Species Specieses, Salesman Salesmen, Man Men, Human Humans, German Germen, Self Selves, Shelf Shelves, Staff Staffs, Thief Thiefs, Chef Chefs, Person Persons, Child Children, GrandChild GrandChildren, Status Statuses, Address Addresses, Class Classes, Bus Buses, Box Boxes, Quiz Quizzes, Buzz Buzzes, City Cities, Day Days, Money Moneys, Photo Photos, Video Videos, Piano Pianos, Logo Logoes, Hero Heroes, Memo Memoes, Taco Tacoes, Tacos Tacoses, Zero Zeros, Fish Fishs, Sheep Sheeps, Homework Homeworks, Mongoose Mongooses, Goose Geese, Foot Feet, Tooth Teeth, Mouse Mice, Blouse Blice, House Houses, Leaf Leaves, Life Lives, Knife Knives, Datum Data, Criterion Criteria, Persona Personae, Radix Radices, Matrix Matrixes, Index Indexes, Vertex Vertexes, Axis Axes, Analysis Analyses, Basis Bases, Iris Irises, Lens Lenses, Gas Gases, Alias Aliases, Canvas Canvases, Schema Schemas, Curriculum Curricula, Alumnus Alumni, Genus Genera, Octopus Octopuses, Opus Opuses, Virus Viruses, Campus Campuses, Ox Oxes, Headquarters Headquarterses, Leaf2 Leaf2s, CLASS CLAsses, PHOTO PHOTos, SALESMAN SALESmen'

test.each(pairs.split(', ').map((pair) => pair.split(' ')))('the plural of %s is %s', (singular = '', plural = '') => {
  expect(pluralOf(singular)).toBe(plural)
})
