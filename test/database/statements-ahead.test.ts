import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { connectMysql } from '../../src/connector/sql/dialect/mysql/connect.js'
import type { Driver } from '../../src/connector/sql/dialect/driver.js'
import { eachDatabase } from '../support/databases.js'

/** A way to a server that keeps answers back until a text has been sent. */
async function createPatientGate(target: number) {
  const sockets = new Set<Socket>()
  let awaited: string | undefined
  let kept: (() => void)[] = []
  const server = createServer((inside) => {
    const outside = connect(target, '127.0.0.1')
    for (const socket of [inside, outside]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    inside.on('close', () => outside.destroy())
    outside.on('close', () => inside.destroy())
    inside.on('data', (chunk: Buffer) => {
      outside.write(chunk)
      if (awaited === undefined || !chunk.includes(awaited)) return
      awaited = undefined
      for (const send of kept) send()
      kept = []
    })
    outside.on('data', (chunk: Buffer) => {
      if (awaited === undefined) inside.write(chunk)
      else kept.push(() => inside.write(chunk))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    answerBehind(text: string): void {
      awaited = text
    },
    async close(): Promise<void> {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

eachDatabase(
  'statements of a transaction',
  (database) => {
    const ending: (() => Promise<void>)[] = []
    afterEach(async () => {
      for (const end of ending.splice(0).reverse()) await end()
    })

    async function open() {
      const { port = 0, user = '', password = '' } = database.address ?? {}
      const gate = await createPatientGate(port)
      ending.push(() => gate.close())
      const driver: Driver = await connectMysql({
        ...{ host: '127.0.0.1', port: gate.port, user, password, database: undefined },
        ...{ connectionLimit: 2, connectTimeoutMs: 5000 },
      })
      ending.push(() => driver.close())
      return { gate, driver }
    }

    const prepared = (text: string, value: string) => ({ text, values: [value], name: text })

    test('are sent while the answers to those before are due, prepared or as text', async () => {
      const { gate, driver } = await open()
      const transaction = await driver.begin()
      // prepared before, and more than are kept waiting at first
      await Promise.all([
        transaction.query(prepared('SELECT ?', '1')),
        transaction.query(prepared('SELECT ? + 1', '1')),
      ])
      gate.answerBehind('the last one')
      const results = await Promise.all([
        transaction.query({ text: `SELECT 'the first one'`, values: [] }),
        transaction.query(prepared('SELECT ?', 'a')),
        transaction.query(prepared('SELECT ? + 1', '2')),
        transaction.query({ text: 'SELECT ?', values: ['b'] }),
        transaction.query(prepared('SELECT ?', 'the last one')),
      ])
      expect(results.map(({ rows }) => String(rows[0]?.[0]))).toEqual(['the first one', 'a', '3', 'b', 'the last one'])
      gate.answerBehind('behind the end')
      const ended = transaction.commit()
      const { rows } = await transaction.query(prepared('SELECT ?', 'behind the end'))
      await ended
      expect(rows).toEqual([['behind the end']])
      transaction.release(false)
      // whoever uses the connection next has no transaction
      const modes = await Promise.all([1, 2].map(async () => driver.query({ text: 'SELECT @@autocommit', values: [] })))
      expect(modes.map((mode) => String(mode.rows[0]?.[0]))).toEqual(['1', '1'])
    })

    test('fail each by itself, and what was done is undone', async () => {
      const { driver } = await open()
      const transaction = await driver.begin()
      const told = await Promise.allSettled([
        transaction.query({ text: 'SELECT 1', values: [] }),
        transaction.query({ text: 'SELECT none', values: [] }),
        transaction.query(prepared('SELECT none, ?', '1')),
        transaction.query(prepared('SELECT ?', '2')),
      ])
      expect(told.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
      await expect(transaction.commit()).rejects.toThrow('none')
      transaction.release(false)
    })
  },
  { only: ['mariadb', 'mysql', 'mysql9'], because: 'the drivers of other databases have ways of their own' },
)
