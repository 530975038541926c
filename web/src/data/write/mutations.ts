import type { Model } from '../../shared/schema/service-schema.js'
import { refSelection, whereUnique, type Row } from '../node-key.js'

/** A mutation as it is sent, and as it is shown before. */
export interface Mutation {
  readonly query: string
  readonly variables: Row
}

export function createMutation(model: Model, data: Row): Mutation {
  return {
    query: `mutation ($data: ${model.name}CreateInput!) {\n  ${model.createField ?? ''}(data: $data) { ${refSelection(model)} }\n}`,
    variables: { data },
  }
}

export function updateMutation(model: Model, key: string | number, data: Row): Mutation {
  return {
    query: `mutation ($where: ${model.name}WhereUniqueInput!, $data: ${model.name}UpdateInput!) {\n  ${model.updateField ?? ''}(where: $where, data: $data) { ${refSelection(model)} }\n}`,
    variables: { where: whereUnique(model, key), data },
  }
}

export function updateManyMutation(model: Model, where: Row, data: Row): Mutation {
  return {
    query: `mutation ($where: ${model.name}WhereInput, $data: ${model.name}UpdateManyMutationInput!) {\n  ${model.updateManyField ?? ''}(where: $where, data: $data) { count }\n}`,
    variables: { where, data },
  }
}

export function deleteManyMutation(model: Model, where: Row): Mutation {
  return {
    query: `mutation ($where: ${model.name}WhereInput) {\n  ${model.deleteManyField ?? ''}(where: $where) { count }\n}`,
    variables: { where },
  }
}
