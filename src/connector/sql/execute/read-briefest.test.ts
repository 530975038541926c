import { expect, test } from 'vitest'
import { noBindings } from '../../../model/value.js'
import type { Row, SqlRunner } from '../database/database.js'
import { failureSentinel } from '../tree/json-sentinels.js'
import { readBriefest, readsBehindLong } from './read-briefest.js'

const [all, innermost, whole] = ['all', 'innermost', 'whole'].map((text) => ({ text, params: [], columns: [] }))
const longItem = `[${failureSentinel('longItem')}]`
const tooLong = `[${failureSentinel('tooLong')}]`

/** A read whose forms answer so, and what it runs. */
function reading(answers: Readonly<Record<string, string>>) {
  const ran: string[] = []
  const answered = { ...answers }
  const runner = {
    run: ({ text }: { readonly text: string }) => {
      ran.push(text)
      return Promise.resolve({ rows: [[answered[text] ?? '[]']], affected: 0 })
    },
  } as unknown as SqlRunner
  const readAny = (): Promise<readonly Row[]> => {
    ran.push('any')
    return Promise.resolve([['by any']])
  }
  const forms = [all, innermost, whole].flatMap((form) => (form === undefined ? [] : [form]))
  const read = readBriefest(forms, readAny)
  return {
    answered,
    async read() {
      ran.length = 0
      return { rows: await read(noBindings, runner), ran: [...ran] }
    },
  }
}

test('the first form that suits the rows answers, and the next reads begin with it', async () => {
  const { answered, read } = reading({ all: longItem, innermost: '["found"]' })
  expect(await read()).toEqual({ rows: [['["found"]']], ran: ['all', 'innermost'] })
  answered['all'] = '["brief"]'
  for (let number = 0; number < readsBehindLong; number += 1) expect((await read()).ran).toEqual(['innermost'])
  expect(await read()).toEqual({ rows: [['["brief"]']], ran: ['all'] })
})

test('each form that is too brief is followed by the next one', async () => {
  const { read } = reading({ all: longItem, innermost: longItem, whole: '["whole"]' })
  expect(await read()).toEqual({ rows: [['["whole"]']], ran: ['all', 'innermost', 'whole'] })
  expect((await read()).ran).toEqual(['whole'])
})

const tooLongAnswers: readonly {
  readonly answers: Readonly<Record<string, string>>
  readonly ran: readonly string[]
}[] = [
  { answers: { all: tooLong }, ran: ['all', 'any'] },
  { answers: { all: longItem + tooLong }, ran: ['all', 'any'] },
  { answers: { all: longItem, innermost: longItem, whole: tooLong }, ran: ['all', 'innermost', 'whole', 'any'] },
]

test.each(tooLongAnswers)('too long a value is read otherwise: $ran', async ({ answers, ran }) => {
  const { read } = reading(answers)
  expect(await read()).toEqual({ rows: [['by any']], ran })
  expect((await read()).ran).toEqual(['any'])
})
