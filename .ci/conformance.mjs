// Compares a report of run.mjs or schemas.mjs with the checked-in list of cases that pass.
// node .ci/conformance.mjs <report.json> <list.txt> [--write]
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const [, , reportFile, listFile, flag] = process.argv
if (reportFile === undefined || listFile === undefined) {
  console.error('usage: node .ci/conformance.mjs <report.json> <list.txt> [--write]')
  process.exit(2)
}
const report = JSON.parse(readFileSync(reportFile, 'utf8'))
const passing = report
  .filter(({ passed }) => passed)
  .map(({ title }) => title)
  .sort()
if (flag === '--write') {
  writeFileSync(listFile, `${passing.join('\n')}\n`)
  console.log(`${listFile}: ${passing.length} cases`)
  process.exit(0)
}
if (!existsSync(listFile)) {
  console.error(`${listFile} is missing; --write makes it from a report`)
  process.exit(1)
}
const listed = readFileSync(listFile, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
const found = new Set(passing)
const known = new Set(listed)
const lost = listed.filter((title) => !found.has(title))
for (const title of lost) console.log(`LOST  ${title}`)
for (const title of passing) if (!known.has(title)) console.log(`new   ${title}`)
console.log(`${listFile}: ${listed.length - lost.length} passed, ${lost.length} failed`)
process.exit(lost.length === 0 ? 0 : 1)
