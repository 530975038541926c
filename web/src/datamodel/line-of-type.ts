/** The line, counted from 1, on which a type or enum of that name begins; undefined where there is none. */
export function lineOfType(datamodel: string, name: string): number | undefined {
  const index = datamodel.split('\n').findIndex((line) => new RegExp(`^\\s*(type|enum)\\s+${name}\\b`).test(line))
  return index < 0 ? undefined : index + 1
}
