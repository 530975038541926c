import { describe, expect, test } from 'vitest'
import { DatabaseError, type DatabaseErrorKind } from '../../../../errors/database-error.js'
import { createStatementLine } from './statement-line.js'

function createScene(options: { readonly isAhead?: boolean; readonly isSingle?: boolean } = {}) {
  const sent: string[] = []
  let late = 0
  const line = createStatementLine({
    ...options,
    refusedLate: () => (late += 1),
    abandon: () => sent.push('abandoned'),
  })
  const sending = (name: string, fault?: DatabaseErrorKind, code?: string) => async () => {
    sent.push(name)
    await Promise.resolve()
    if (fault !== undefined) throw new DatabaseError(fault, name, code === undefined ? {} : { code })
    sent.push(`${name} done`)
    return name
  }
  const add = (...parts: Parameters<typeof sending>) => line.add(sending(...parts)).catch(String)
  return { line, sending, add, log: sent, sent: () => sent.filter((one) => !one.endsWith(' done')), late: () => late }
}

describe('statements of a transaction', () => {
  test('are sent one after the other', async () => {
    const { add, log } = createScene()
    expect(await Promise.all([add('a'), add('b')])).toEqual(['a', 'b'])
    expect(log).toEqual(['a', 'a done', 'b', 'b done'])
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
    expect(sent()).toEqual(['a', 'rollback'])
  })

  test('are sent behind one that was undone alone', async () => {
    const { line, sending, add, sent } = createScene()
    await Promise.all([add('a', 'unique'), add('b')])
    await line.commit(sending('commit'))
    expect(sent()).toEqual(['a', 'b', 'commit'])
  })

  test('are sent behind the end, whatever fails there', async () => {
    const { line, sending, add, sent } = createScene()
    await Promise.all([line.commit(sending('commit')), add('a', 'other'), add('b')])
    expect(sent()).toEqual(['commit', 'a', 'b'])
  })
})

describe('statements that may be sent ahead', () => {
  const isAhead = true

  test('wait for what begins the transaction, and for no other answers', async () => {
    const { line, sending, add, log } = createScene({ isAhead })
    const begun = line.addAlone(sending('begin'))
    await Promise.all([begun, add('a'), add('b')])
    await Promise.all([line.commit(sending('commit')), add('read')])
    expect(log).toEqual([
      ...['begin', 'begin done', 'a', 'b', 'a done', 'b done'],
      ...['commit', 'read', 'commit done', 'read done'],
    ])
  })

  test('are not sent when nothing has begun', async () => {
    const { line, sending, add, sent } = createScene({ isAhead })
    const begun = line.addAlone(sending('begin', 'timeout')).catch(String)
    expect(await Promise.all([begun, add('a')])).toEqual(['DatabaseError: begin', 'DatabaseError: begin'])
    expect(sent()).toEqual(['begin'])
  })

  test('are followed by no end when one may have ended the transaction', async () => {
    const { line, sending, add, sent, late } = createScene({ isAhead })
    const all = [add('a', 'deadlock'), add('b'), line.commit(sending('commit')).catch(String), add('read')]
    expect(await Promise.all(all)).toEqual(['DatabaseError: a', 'b', 'DatabaseError: a', 'DatabaseError: a'])
    expect(late()).toBe(0)
    expect(await add('c')).toBe('DatabaseError: a')
    expect(late()).toBe(1)
    await line.rollback(sending('rollback'))
    expect(sent()).toEqual(['a', 'b', 'rollback'])
  })

  test.each([
    ['timeout', '1969'],
    ['deadlock', '1205'],
  ] as const)('are given up behind a %s that may take as long again (%s)', async (fault, code) => {
    const { add, sent } = createScene({ isAhead })
    await Promise.all([add('a', fault, code), add('b')])
    expect(sent()).toEqual(['a', 'b', 'abandoned'])
  })

  test('wait for what has to be alone', async () => {
    const { line, sending, add, log } = createScene({ isAhead })
    await Promise.all([add('a'), line.addAlone(sending('raw')), add('b'), add('c')])
    expect(log).toEqual(['a', 'a done', 'raw', 'raw done', 'b', 'c', 'b done', 'c done'])
  })

  test('read behind a statement that is its own transaction', async () => {
    const { line, sending, add, log } = createScene({ isAhead, isSingle: true })
    await Promise.all([add('a'), line.commit(sending('nothing')), add('read')])
    expect(log.slice(0, 2)).toEqual(['a', 'read'])
  })
})
