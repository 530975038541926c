import { describe, expect, test } from 'vitest'
import { DatabaseError, type DatabaseErrorKind } from '../../../../errors/database-error.js'
import { createStatementLine } from './statement-line.js'

function createScene() {
  const sent: string[] = []
  let late = 0
  const line = createStatementLine(() => (late += 1))
  const sending = (name: string, fault?: DatabaseErrorKind) => async () => {
    sent.push(name)
    await Promise.resolve()
    if (fault !== undefined) throw new DatabaseError(fault, name)
    return name
  }
  const add = (name: string, fault?: DatabaseErrorKind) => line.add(sending(name, fault)).catch(String)
  return { line, sending, add, sent, late: () => late }
}

describe('statements of a transaction', () => {
  test('are sent one after the other', async () => {
    const { add, sent } = createScene()
    expect(await Promise.all([add('a'), add('b')])).toEqual(['a', 'b'])
    expect(sent).toEqual(['a', 'b'])
  })

  test.each(['deadlock', 'timeout', 'other'] as const)('are not sent behind a %s, the end is', async (fault) => {
    const { line, sending, add, sent, late } = createScene()
    const told = await Promise.all([add('a', fault), add('b')])
    expect(told).toEqual(['DatabaseError: a', 'DatabaseError: a'])
    expect(late()).toBe(0)
    expect(await add('c')).toBe('DatabaseError: a')
    expect(late()).toBe(1)
    await expect(line.commit(sending('commit'))).rejects.toThrow('a')
    await line.rollback(sending('rollback'))
    expect(sent).toEqual(['a', 'rollback'])
  })

  test('are sent behind one that was undone alone', async () => {
    const { line, sending, add, sent } = createScene()
    await Promise.all([add('a', 'unique'), add('b')])
    await line.commit(sending('commit'))
    expect(sent).toEqual(['a', 'b', 'commit'])
  })

  test('are sent behind the end, whatever fails there', async () => {
    const { line, sending, add, sent } = createScene()
    await Promise.all([line.commit(sending('commit')), add('a', 'other'), add('b')])
    expect(sent).toEqual(['commit', 'a', 'b'])
  })
})
