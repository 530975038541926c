import { isObjectType, type GraphQLObjectType } from 'graphql'
import { isLeaf, type ClientSchema } from '../client-schema.js'
import { isList, type Field } from '../typescript/type-names.js'
import {
  exported,
  isConnection,
  isFilteredList,
  listCall,
  objectOf,
  parameterStruct,
  scalarNames,
  whereParameters,
} from './go-fields.js'
import { goComment } from './go-types.js'
import { goField, goTexts, goTypeName } from './go-names.js'

/** For each object type: what is chained on it, what it is read into. */
export function goObjects(client: ClientSchema): string {
  const structs = new Map<string, string>()
  return client.types
    .filter((type) => isObjectType(type))
    .filter((type) => type.name !== 'BatchPayload' && !isCount(type))
    .map((type) => goObject(type, client, structs))
    .join('\n\n')
}

/** Aggregates as Prisma 1 has them: the library's own `Aggregate` stands for all. */
const isCount = (type: GraphQLObjectType): boolean =>
  /^Aggregate./.test(type.name) && Object.keys(type.getFields()).every((name) => name === 'count')

/** `structs` are the parameters that other types have: equal ones are shared, under the name of the field. */
function goObject(type: GraphQLObjectType, client: ClientSchema, structs: Map<string, string>): string {
  const name = goTypeName(type.name)
  const fields = Object.values(type.getFields())
  const methods = fields.flatMap((field) => {
    const method = chainMethod(type, field, structs)
    return method === undefined ? [] : [method]
  })
  const members = fields.filter((field) => isLeaf(field.type) || isPart(type, field))
  return `type ${name}Exec struct {
	exec *prisma.Exec
}

${methods.map((method) => `${method}\n\n`).join('')}${execMethod(type, name)}

func (instance ${name}Exec) Exists(ctx context.Context) (bool, error) {
	return instance.exec.Exists(ctx)
}

type ${name}ExecArray struct {
	exec *prisma.Exec
}

func (instance ${name}ExecArray) Exec(ctx context.Context) ([]${name}, error) {
	var v []${name}
	err := instance.exec.ExecArray(ctx, &v)
	return v, err
}

var ${name}Fields = ${goTexts(scalarNames(type))}

${goComment(client.describe(type.name))}type ${name} struct {
${members.map((field) => goField(field.name, field.type)).join('\n')}
}${isConnection(type) ? connectionNodes(name) : ''}`
}

/** Objects that come with their parent. */
const isPart = (type: GraphQLObjectType, field: Field): boolean =>
  (isConnection(type) && (field.name === 'edges' || field.name === 'pageInfo')) ||
  (field.name === 'node' && (type.name.endsWith('Edge') || type.name.endsWith('SubscriptionPayload')))

function execMethod(type: GraphQLObjectType, name: string): string {
  if (isConnection(type))
    return `func (instance ${name}Exec) Exec(ctx context.Context) (*${name}, error) {
	edges, err := instance.Edges().Exec(ctx)
	if err != nil {
		return nil, err
	}

	pageInfo, err := instance.PageInfo().Exec(ctx)
	if err != nil {
		return nil, err
	}

	return &${name}{
		Edges:    edges,
		PageInfo: *pageInfo,
	}, nil
}`
  return `func (instance ${name}Exec) Exec(ctx context.Context) (*${name}, error) {
	var v ${name}
	ok, err := instance.exec.Exec(ctx, &v)
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, ErrNoResult
	}
	return &v, nil
}`
}

function connectionNodes(name: string): string {
  const node = name.slice(0, -'Connection'.length)
  return `

// Nodes gives the nodes of the edges that were fetched.
func (s *${name}) Nodes() []${node} {
	var nodes []${node}
	for _, edge := range s.Edges {
		nodes = append(nodes, edge.Node)
	}
	return nodes
}

// NodesPtr gives pointers to the nodes of the edges that were fetched.
func (s *${name}) NodesPtr() []*${node} {
	var nodes []*${node}
	for _, edge := range s.Edges {
		item := edge
		nodes = append(nodes, &item.Node)
	}
	return nodes
}`
}

function chainMethod(type: GraphQLObjectType, field: Field, structs: Map<string, string>): string | undefined {
  const target = objectOf(field)
  if (target === undefined) return undefined
  const receiver = `func (instance *${goTypeName(type.name)}Exec) ${exported(field)}`
  const name = goTypeName(target.name)
  if (isConnection(type) && field.name === 'edges') return edgesMethod(receiver, target)
  if (isConnection(type) && field.name === 'aggregate') return aggregateMethod(receiver, target)
  if (isFilteredList(field)) return listMethod(type, field, target, structs)
  if (isList(field.type))
    return `${receiver}() *${name}ExecArray {
	ret := instance.exec.Client.GetMany(
		instance.exec,
		nil,
		[3]string{"", "", "${target.name}"},
		"${field.name}",
		${goTexts(scalarNames(target))})

	return &${name}ExecArray{ret}
}`
  return `${receiver}() *${name}Exec {
	ret := instance.exec.Client.GetOne(
		instance.exec,
		nil,
		[2]string{"", "${target.name}"},
		"${field.name}",
		${goTexts(scalarNames(target))})

	return &${name}Exec{ret}
}`
}

function listMethod(
  type: GraphQLObjectType,
  field: Field,
  target: GraphQLObjectType,
  structs: Map<string, string>,
): string {
  const known = structs.get(field.name)
  const isShared = known === target.name
  const owner = known === undefined || isShared ? '' : goTypeName(type.name)
  const struct = `${owner}${exported(field)}ParamsExec`
  if (known === undefined) structs.set(field.name, target.name)
  const result = `${goTypeName(target.name)}ExecArray`
  return `${isShared ? '' : `${parameterStruct(struct, field)}\n\n`}func (instance *${goTypeName(type.name)}Exec) ${exported(field)}(params *${struct}) *${result} {
${whereParameters}
${listCall('instance.exec', field, scalarNames(target), target.name)}
	return &${result}{ret}
}`
}

/** Edges are asked with the scalars of their nodes. */
function edgesMethod(receiver: string, edge: GraphQLObjectType): string {
  const field = edge.getFields()['node']
  const node = field && objectOf(field)
  const name = goTypeName(edge.name)
  return `${receiver}() *${name}ExecArray {
	edges := instance.exec.Client.GetMany(
		instance.exec,
		nil,
		[3]string{"", "", "${edge.name}"},
		"edges",
		[]string{"cursor"})

	nodes := edges.Client.GetOne(
		edges,
		nil,
		[2]string{"", "${node?.name ?? ''}"},
		"node",
		${goTypeName(node?.name ?? '')}Fields)

	return &${name}ExecArray{nodes}
}`
}

const aggregateMethod = (
  receiver: string,
  aggregate: GraphQLObjectType,
): string => `${receiver}(ctx context.Context) (*Aggregate, error) {
	ret := instance.exec.Client.GetOne(
		instance.exec,
		nil,
		[2]string{"", "${aggregate.name}"},
		"aggregate",
		[]string{"count"})

	var v Aggregate
	_, err := ret.Exec(ctx, &v)
	return &v, err
}`
