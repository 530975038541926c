import { exactWhole, jsonText, parseJson } from '../util/exact-json.js'
import type { ChangesMessage } from './event-bus.js'

/** The text of a message on a bus; big integers keep their digits. */
export const changesText = (message: ChangesMessage): string => jsonText(message)

export const readChanges = (text: string): ChangesMessage => parseJson(text, exactWhole) as ChangesMessage
