const parts =
  /`((?:[^`]|``)+)`|(?:_[a-z0-9]+|TIME|DATE|TIMESTAMP)?'((?:[^'\\]|\\.|'')*)'|-\((\d[\d.e]*)\)|[^`'_\-A-Z]+|./gisu

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', 0: '\0', Z: '\u001A' }

/**
 * The condition of a column that tells rows (`row-mark.ts`) as standard SQL, from its expression in the catalogue: ``(case when
 * (`name` = _utf8mb4\'x\') then 1 end)``, of MariaDB without those backslashes. Undefined for any other expression.
 */
export function conditionOfMark(expression: string, isMariadb: boolean): string | undefined {
  const bare = isMariadb ? expression : expression.replaceAll(/\\(.)/gsu, '$1')
  const condition = /^\(?case when (.*) then 1 end\)?$/is.exec(bare)?.[1]
  return condition?.replaceAll(parts, (all, name?: string, text?: string, negative?: string) => {
    if (name !== undefined) return `"${name.replaceAll('``', '`').replaceAll('"', '""')}"`
    if (negative !== undefined) return `-${negative}`
    if (text === undefined) return all
    const plain = text.replaceAll(/\\(.)|''/gsu, (found, escaped?: string) =>
      escaped === undefined ? "'" : (escapes[escaped] ?? escaped),
    )
    return `'${plain.replaceAll("'", "''")}'`
  })
}
