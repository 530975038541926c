import { renderStatement } from '../shared/render.js'
import type { Dialect } from '../dialect.js'
import { listFunction, type BriefLists } from './json-list.js'
import type { MysqlFeatures } from './features.js'
import { mysqlStyle } from './style.js'

const briefest: readonly BriefLists[] = ['all', 'innermost']

/**
 * Renders selects with lists so that those are kept in memory: all of them, then the innermost ones only.
 *
 * `GROUP_CONCAT(LEFT(INSERT(…, 511, 2147483647, '…'), 512) ORDER BY t2.id ASC SEPARATOR ',')`
 */
export function briefMysql(features: MysqlFeatures): NonNullable<Dialect['renderBrief']> {
  const styles = briefest.map((briefLists) => mysqlStyle(features, briefLists))
  return (select, whole) => {
    if (!whole.text.includes(listFunction)) return []
    const texts = new Set([whole.text])
    return styles
      .map((style) => renderStatement(select, style))
      .filter(({ text }) => {
        const isNew = !texts.has(text)
        texts.add(text)
        return isNew
      })
  }
}
