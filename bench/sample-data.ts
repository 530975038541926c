import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SampleCounts {
  readonly nodes: number
  readonly lists: number
  readonly relations: number
}

const rowsPerFile = 4000
const id = (letter: string, number: number): string => `c${letter}${String(number).padStart(20, '0')}`

/**
 * Writes documents of users, their posts and tags: `rows` nodes, a list for every user, an author and a tag for every
 * post. Never more than one file is in memory.
 */
export function writeSampleData(folder: string, rows: number): SampleCounts {
  const users = Math.floor(rows * 0.4)
  const tags = Math.floor(rows * 0.1)
  const posts = rows - users - tags
  const userId = (number: number): string => id('u', number)
  const nodes = write(join(folder, 'nodes'), 'nodes', rows, (number) => {
    if (number < users)
      return {
        _typeName: 'User',
        id: userId(number),
        name: `name ${String(number)}`,
        email: `user${String(number)}@example.org`,
        age: number % 90,
        score: number / 8,
        isAdmin: number % 7 === 0,
        createdAt: '2019-05-01T10:11:12.123Z',
      }
    if (number < users + posts)
      return {
        _typeName: 'Post',
        id: id('p', number - users),
        title: `title of post ${String(number)}`,
        text: `text of post ${String(number)}, which is a little longer than its title`,
        createdAt: '2019-05-01T10:11:12.123Z',
      }
    return { _typeName: 'Tag', id: id('t', number - users - posts), name: `tag ${String(number)}` }
  })
  const lists = write(join(folder, 'lists'), 'lists', users, (number) => ({
    _typeName: 'User',
    id: userId(number),
    labels: [`label ${String(number % 10)}`, 'other'],
  }))
  const relations = write(join(folder, 'relations'), 'relations', posts * 2, (number) => {
    const post = { _typeName: 'Post', id: id('p', number % posts) }
    return number < posts
      ? [
          { ...post, fieldName: 'author' },
          { _typeName: 'User', id: userId((number * 7) % users), fieldName: 'posts' },
        ]
      : [
          { _typeName: 'Tag', id: id('t', (number * 13) % tags), fieldName: 'posts' },
          { ...post, fieldName: 'tags' },
        ]
  })
  return { nodes, lists, relations }
}

function write(folder: string, kind: string, count: number, value: (number: number) => unknown): number {
  mkdirSync(folder, { recursive: true })
  for (let start = 0, file = 1; start < count; start += rowsPerFile, file += 1) {
    const values = Array.from({ length: Math.min(rowsPerFile, count - start) }, (_, index) => value(start + index))
    writeFileSync(join(folder, `${String(file).padStart(6, '0')}.json`), JSON.stringify({ valueType: kind, values }))
  }
  return count
}
