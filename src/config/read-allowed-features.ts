import { isMap, isScalar, isSeq } from 'yaml'
import type { AllowedFeatures } from '../datamodel/rules/features.js'
import { featureNames, isFeature } from '../model/features.js'
import type { ExpansionSource } from './expand-variables.js'
import { createKeyReader, type KeyReader } from './key-reader.js'
import type { Findings } from './key-report.js'
import type { YamlText } from './yaml-text.js'

const expected = `"all", or a list of features such as [AGGREGATES, SORT]; the features are ${featureNames.join(', ')}`

/**
 * The key `features: {allow: all | [NAME, …]}` of the root (beyond.md section 1.4); absent: all. What was meant to forbid
 * something is refused where it cannot be read.
 */
export function readAllowedFeatures(
  yaml: YamlText,
  root: KeyReader,
  expansion: ExpansionSource,
  findings: Findings,
): AllowedFeatures {
  const entry = root.entries.get('features')
  if (entry === undefined || entry.node === null) return 'all'
  if (!isMap(entry.node)) {
    root.refuse('features', 'features cannot be read', 'is no mapping', `a mapping with the key allow: ${expected}`)
    return 'all'
  }
  const keys = createKeyReader({
    yaml,
    map: entry.node,
    path: 'features',
    line: entry.line,
    knownKeys: ['allow'],
    expansion,
    findings,
  })
  const [other] = keys.entries.keys()
  if (other !== undefined && !keys.entries.has('allow'))
    root.refuse('features', 'features cannot be read', `has the key ${other} alone`, `the key allow: ${expected}`)
  const allow = keys.entries.get('allow')?.node
  if (isSeq(allow)) return namedFeatures(allow.items, keys)
  const word = keys.text('allow')
  if (word === undefined && keys.entries.has('allow'))
    keys.refuse('allow', 'features.allow cannot be read', 'is empty', expected)
  else if (word !== undefined && word.toLowerCase() !== 'all')
    keys.refuse('allow', 'features.allow cannot be read', `is "${word}"`, expected)
  return 'all'
}

function namedFeatures(items: readonly unknown[], keys: KeyReader): AllowedFeatures {
  const names = items.map((item) => (isScalar(item) ? String(item.value) : 'a list or a mapping'))
  for (const name of names)
    if (!isFeature(name))
      keys.refuse('allow', 'features.allow cannot be read', `names ${name}, which is no feature`, expected)
  return names.filter(isFeature)
}
