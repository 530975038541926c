import { expect, test } from 'vitest'
import { createMetrics } from './metrics.js'

const linesOf = (text: string, name: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(name))

test('times of requests are summed up for each service', async () => {
  const metrics = createMetrics()
  metrics.requestServed('shop$dev', 250)
  metrics.requestServed('shop$dev', 500)
  metrics.requestServed('blog$dev', 1000)
  const text = await metrics.text()
  expect(text).toContain('# TYPE request_time_seconds summary')
  expect(linesOf(text, 'request_time_seconds')).toEqual([
    'request_time_seconds_sum{projectId="shop-dev"} 0.75',
    'request_time_seconds_count{projectId="shop-dev"} 2',
    'request_time_seconds_sum{projectId="blog-dev"} 1',
    'request_time_seconds_count{projectId="blog-dev"} 1',
  ])
  expect(linesOf(text, 'request_count_total')).toEqual([
    'request_count_total{projectId="shop-dev"} 2',
    'request_count_total{projectId="blog-dev"} 1',
  ])
})

test('statements are there before the first one ran', async () => {
  const metrics = createMetrics()
  expect(linesOf(await metrics.text(), 'sql_query_time_seconds')).toEqual([
    'sql_query_time_seconds_sum 0',
    'sql_query_time_seconds_count 0',
  ])
  metrics.statementRan(125)
  expect(linesOf(await metrics.text(), 'sql_query_time_seconds')).toEqual([
    'sql_query_time_seconds_sum 0.125',
    'sql_query_time_seconds_count 1',
  ])
})
