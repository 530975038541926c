import { generatedName } from '../datamodel/relations.js'
import { problem } from '../errors/problem.js'
import { linkOfRelation } from '../model/lookup.js'
import type { Model, Relation } from '../model/model.js'
import type { NameMap } from './name-map.js'
import type { MigrationStep } from './step.js'

interface RelationSteps {
  readonly deleted: readonly MigrationStep[]
  readonly updated: readonly MigrationStep[]
  readonly created: readonly MigrationStep[]
}

/** Matches relations by name and by the pair of models that they connect (migrations.md section 6). */
export function inferRelationSteps(previous: Model, next: Model, names: NameMap): RelationSteps {
  const matching = createMatching(previous, next, names)
  const deleted = previous.relations.filter((relation) => !matching.survives(relation))
  const created = next.relations.filter((relation) => !matching.existed(relation))
  const updated = previous.relations.flatMap((relation): readonly MigrationStep[] => {
    if (deleted.includes(relation)) return []
    const successor = matching.successor(relation)
    if (!successor || sameRelation(relation, successor)) return []
    return [
      {
        type: 'UpdateRelation',
        name: relation.name,
        ...(successor.name === relation.name ? {} : { newName: successor.name }),
      },
    ]
  })
  return {
    deleted: deleted.map(({ name }) => ({ type: 'DeleteRelation', name })),
    updated,
    created: created.map(({ name }) => ({ type: 'CreateRelation', name })),
  }
}

const connects = (relation: Relation, one: string | undefined, other: string | undefined): boolean =>
  (relation.modelA === one && relation.modelB === other) || (relation.modelA === other && relation.modelB === one)

const isGeneratedName = (name: string, one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && name === generatedName(one, other)

const sameRelation = (old: Relation, relation: Relation): boolean =>
  old.name === relation.name &&
  old.modelA === relation.modelA &&
  old.modelB === relation.modelB &&
  JSON.stringify(linkOfRelation(old)) === JSON.stringify(linkOfRelation(relation))

function createMatching(previous: Model, next: Model, names: NameMap) {
  const before = (one: string | undefined, other: string | undefined): readonly Relation[] =>
    previous.relations.filter((relation) => connects(relation, one, other))
  const after = (one: string | undefined, other: string | undefined): readonly Relation[] =>
    next.relations.filter((relation) => connects(relation, one, other))
  const isRenameTarget = (name: string): boolean => names.oldRelation(name) !== undefined

  function survives(old: Relation): boolean {
    const [p, q] = [old.modelA, old.modelB]
    const [newP, newQ] = [names.newType(p), names.newType(q)]
    const [countBefore, candidates] = [before(p, q).length, after(newP, newQ)]
    const wasGenerated = old.name === generatedName(p, q)
    if (
      wasGenerated &&
      countBefore === 1 &&
      candidates.length > 1 &&
      !candidates.some(({ name }) => name === old.name || names.oldRelation(name) === old.name)
    )
      throw ambiguity('Please first name the old relation on your schema. ', p, q)
    return candidates.some(
      ({ name }) =>
        isGeneratedName(name, newP, newQ) ||
        (name === old.name && !isRenameTarget(name)) ||
        names.newRelation(old.name) === name ||
        (wasGenerated && countBefore === 1 && candidates.length === 1),
    )
  }

  function existed(relation: Relation): boolean {
    const [p, q] = [names.oldType(relation.modelA), names.oldType(relation.modelB)]
    const [candidates, countAfter] = [before(p, q), after(relation.modelA, relation.modelB).length]
    const isGenerated = relation.name === generatedName(relation.modelA, relation.modelB)
    if (
      isGenerated &&
      countAfter === 1 &&
      candidates.length > 1 &&
      !candidates.some(({ name }) => isGeneratedName(name, p, q))
    )
      throw ambiguity('', relation.modelA, relation.modelB)
    return candidates.some(
      ({ name }) =>
        isGeneratedName(name, p, q) ||
        (name === relation.name && !isRenameTarget(name)) ||
        name === names.oldRelation(relation.name) ||
        (isGenerated && candidates.length === 1 && countAfter === 1),
    )
  }

  function successor(old: Relation): Relation | undefined {
    const [newP, newQ] = [names.newType(old.modelA), names.newType(old.modelB)]
    const mapped = names.newRelation(old.name) ?? old.name
    const candidates = after(newP, newQ)
    const byName = candidates.find(({ name }) => name === mapped)
    if (byName) return byName
    return before(old.modelA, old.modelB).length <= 1 && candidates.length <= 1 ? candidates[0] : undefined
  }

  return { survives, existed, successor }
}

const ambiguity = (advice: string, one: string, other: string): Error =>
  problem('relationAmbiguity', {
    reason: `${advice}The ambiguity is on a relation between ${one} and ${other}. Please name relations or change the schema in steps.`,
  })
