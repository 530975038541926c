import type { Step } from './migrations.js'

/** A step in a few words: what happens to what. */
export function stepWords(step: Step): string {
  const text = (key: string): string => (typeof step[key] === 'string' ? step[key] : '')
  const name = text('name')
  const renamed = (key: string): string => {
    const next = text(key)
    return next === '' || next === name ? '' : ` to ${next}`
  }
  const field = `${text('model')}.${name}`
  switch (step.type) {
    case 'CreateModel':
      return `Create type ${name}`
    case 'DeleteModel':
      return `Delete type ${name}`
    case 'UpdateModel':
      return `Rename type ${name}${renamed('newName')}`
    case 'CreateEnum':
      return `Create enum ${name}: ${listOf(step['createdValues'])}`
    case 'DeleteEnum':
      return `Delete enum ${name}`
    case 'UpdateEnum':
      return `Change enum ${name}${renamed('changedName')}${Array.isArray(step['changedValues']) ? `: ${listOf(step['changedValues'])}` : ''}`
    case 'CreateField':
      return `Create field ${field}: ${typeWords(text('newEnum') || text('newType'), step['newIsList'], step['newIsRequired'])}${step['newUnique'] === true ? ', unique' : ''}`
    case 'DeleteField':
      return `Delete field ${field}`
    case 'UpdateField':
      return `Change field ${field}${renamed('changedName')}${changedWords(step)}`
    case 'CreateRelation':
      return `Create relation ${name} between ${text('leftModel')} and ${text('rightModel')}`
    case 'DeleteRelation':
      return `Delete relation ${name}`
    case 'UpdateRelation':
      return `Change relation ${name}${renamed('changedName')}`
    case 'UpdateSecrets':
      return text('message')
    default:
      return `${step.type} ${name}`
  }
}

const listOf = (values: unknown): string => (Array.isArray(values) ? values.join(', ') : '')

const typeWords = (name: string, isList: unknown, isRequired: unknown): string =>
  `${isList === true ? `[${name}]` : name}${isRequired === true ? '!' : ''}`

/** What an update of a field changes: only that is not null. */
function changedWords(step: Step): string {
  const changes = [
    typeof step['typeName'] === 'string' ? `type ${step['typeName']}` : '',
    typeof step['isRequired'] === 'boolean' ? (step['isRequired'] ? 'required' : 'not required') : '',
    typeof step['isList'] === 'boolean' ? (step['isList'] ? 'a list' : 'not a list') : '',
    typeof step['unique'] === 'boolean' ? (step['unique'] ? 'unique' : 'not unique') : '',
  ].filter((change) => change !== '')
  return changes.length === 0 ? '' : `: ${changes.join(', ')}`
}

/** The kind of change, for its colour. */
export const stepTone = ({ type }: Step): 'good' | 'bad' | 'busy' =>
  type.startsWith('Create') ? 'good' : type.startsWith('Delete') ? 'bad' : 'busy'
