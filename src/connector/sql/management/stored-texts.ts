import type { ManagementLocation } from './management-location.js'

/** How texts are written into the management tables. */
export interface StoredTexts {
  plain(text: string): string
  /** A text that is JSON; what is read back means the same. */
  json(text: string): string
}

const beyondThreeBytes = /[\u{10000}-\u{10ffff}]/gu

/**
 * The texts themselves, or what the tables can hold: the original's on MySQL take characters of three bytes. In JSON
 * the longer ones are escaped, elsewhere a question mark stands for each (management-api.md section 13).
 */
export function storedTexts({ database }: Pick<ManagementLocation, 'database'>): StoredTexts {
  if (database.dialect.managementTables.holdsAllCharacters) return { plain: (text) => text, json: (text) => text }
  return {
    plain: (text) => text.replace(beyondThreeBytes, '?'),
    json: (text) => text.replace(beyondThreeBytes, escapedInJson),
  }
}

const escapedInJson = (character: string): string =>
  [...Array(character.length).keys()].map((index) => `\\u${character.charCodeAt(index).toString(16)}`).join('')
