/**
 * The closed table of error codes (spec: errors.md sections 3 and 6). `{name}` stands for a value given to `problem`.
 * Codes never change their meaning; codes of our own begin at 3100 (service API) and 4100 (management API).
 */
export const codes = {
  tooManyRequests: { code: 1004, text: 'There are too many concurrent queries for this service.' },
  valueTooLong: { code: 3007, text: 'Value for field {field} is too long.' },
  uniqueViolation: {
    code: 3010,
    text: 'A unique constraint would be violated on {model}. Details: Field name = {field}',
  },
  referencedNodeMissing: {
    code: 3011,
    text: 'You are referencing a node that does not exist. Please check your mutation to make sure you are only creating edges between existing nodes. Id if available: {id}',
  },
  firstAndLast: {
    code: 3014,
    text: 'Including a value for both first and last is not supported. See the spec for a discussion of why https://facebook.github.io/relay/graphql/connections.htm#sec-Pagination-algorithm',
  },
  invalidToken: {
    code: 3015,
    text: 'Your token is invalid. It might have expired or you might be using a token from a different project.',
  },
  invalidManagementToken: { code: 3015, text: 'Authentication token is invalid: {reason}' },
  projectNotFound: { code: 3016, text: "Project not found: '{id}'" },
  datamodelSyntax: { code: 3017, text: 'Syntax error while parsing GraphQL query. {reason}' },
  relationAmbiguity: { code: 3018, text: 'There is a relation ambiguity during the migration. {reason}' },
  requiredFieldNull: {
    code: 3020,
    text: 'You are trying to set a required field to null. If you are using GraphQL arguments, make sure that you specify a value for all arguments. Fieldname if known: {field}',
  },
  firstNegative: { code: 3026, text: "The 'first' argument must be non negative" },
  lastNegative: { code: 3027, text: "The 'last' argument must be non negative" },
  skipNegative: { code: 3028, text: "The 'skip' argument must be non negative" },
  relationRequired: {
    code: 3032,
    text: "The field '{field}' on type '{model}' is required. Performing this mutation would violate that constraint",
  },
  filterTooDeep: {
    code: 3104,
    text: 'The filter nests {depth} operators and relations in each other; this server allows {limit}.',
  },
  responseTooLong: {
    code: 3151,
    text: 'This was not run: the answers before it have {bytes} bytes together; this server allows {limit} in one request. Please ask for less, or in several requests.',
  },
  introspectionTooLong: {
    code: 3152,
    text: 'The answer to __schema and __type would be longer than {limit} characters. Please ask for less.',
  },
  filterToManyByNull: {
    code: 3033,
    text: "The field '{field}' is a toMany relation. This cannot be filtered by null.",
  },
  invalidInputValue: { code: 3036, text: 'The input value {value} was not valid for field {field} of type {model}.' },
  nodeNotFound: { code: 3039, text: 'No Node for the model {model} with value {value} for {field} found.' },
  uniqueSelectorEmpty: {
    code: 3040,
    text: 'You provided an invalid argument for the where selector on {model}. Please provide exactly one unique field and value.',
  },
  notConnected: {
    code: 3041,
    text: 'The relation {relation} has no node for the model {parent}{parentValue} connected to a {node} for the model {child}{childValue}',
  },
  requiredRelationViolated: {
    code: 3042,
    text: "The change you are trying to make would violate the required relation '{relation}' between {modelA} and {modelB}",
  },
  uniqueSelectorAmbiguous: {
    code: 3045,
    text: 'You provided more than one field for the unique selector on {model}. If you want that behavior you can use the many query and combine fields with AND / OR.',
  },
  filterOperatorNull: {
    code: 3100,
    text: "The filter operator '{operator}' is null. A write of many nodes takes it only with a list or an object: read as if it were not there, it could change every node.",
  },
  needsVersion: { code: 3102, text: "The {what} '{name}' needs {product} or later." },
  keyNotFindable: {
    code: 3102,
    text: "The filter '{name}' cannot follow the key '{key}': MariaDB finds no keys that begin with a hyphen.",
  },
  constraintViolated: { code: 3103, text: 'The value for field {field} of type {model} must {rule}.' },
  fieldsNotComparable: { code: 3106, text: "The fields '{field}' and '{other}' can not be compared." },
  sumTooLarge: { code: 3107, text: "The sum of '{field}' is too large." },
  groupFieldTwice: { code: 3108, text: "The field '{field}' occurs twice in 'by'." },
  groupWithoutField: { code: 3108, text: "'by' needs at least one field." },
  groupWithTooManyFields: { code: 3108, text: "'by' has {count} fields, at most {most}." },
  groupKeyMissing: { code: 3109, text: "The key '{field}' is not one of the fields in 'by'." },
  sortElement: { code: 3110, text: "Each element of 'sort' must have exactly one field, found: {found}." },
  orderByBesideSort: { code: 3110, text: "Use either 'orderBy' or 'sort'." },
  searchTooLong: { code: 3111, text: 'The search text is too long: {count} {unit}, at most {limit}.' },
  batchTooLarge: { code: 3112, text: "{count} elements in 'data', at most {limit}." },
  limitNegative: { code: 3113, text: "The 'limit' argument must be non negative" },
  writtenTwice: { code: 3114, text: "The field '{field}' is written twice: {keys}." },
  conditionFailed: {
    code: 3101,
    text: 'The condition for the model {model} with value {value} for {field} does not hold.',
  },
  transactionTooLong: { code: 3115, text: 'The transaction took longer than {limit} ms.' },
  idempotencyKeyUsed: { code: 3116, text: "The idempotency key '{key}' was used for another request." },
  idempotentRunning: { code: 3117, text: 'The request with this idempotency key is still running.' },
  idempotentResponseLost: {
    code: 3118,
    text: 'The request with this idempotency key was done; its answer was too large to be kept.',
  },
  parameterCount: { code: 3119, text: 'The statement has {expected} parameters, {given} was given.' },
  parameterType: { code: 3119, text: 'The parameter {position} has a type that {database} can not take.' },
  diskFull: { code: 3150, text: "The database's disk is full." },
  databaseReadOnly: { code: 3153, text: 'The database takes no writes now: it is read-only.' },
  serviceNotFound: { code: 4000, text: "No service with name '{name}' and stage '{stage}' found" },
  invalidServiceName: {
    code: 4001,
    text: '{name} is not a valid name for a service name. It must start with a letter and may contain up to 30 letters, numbers, underscores and hyphens.',
  },
  serviceNameTooLong: {
    code: 4001,
    text: '{name} is not a valid name for a service name. Name and stage together ({id}) have {bytes} bytes, but database names are limited to {limit}.',
  },
  invalidStageName: {
    code: 4002,
    text: '{stage} is not a valid name for a service stage. It must start with a letter and may contain up to 30 letters, numbers, underscores and hyphens.',
  },
  relationNameCollision: {
    code: 4004,
    text: 'There was an error during the autogeneration of relation names.\nPrisma generated the name {relation} twice, once for:\nA relation between {a} and {b}\nA relation between {c} and {d}\nPlease name at least one of the relations.',
  },
  serviceExists: { code: 4005, text: "Service with name '{name}' and stage '{stage}' already exists" },
  serviceNameReserved: { code: 4006, text: 'Service name {name} is reserved. Please choose a different name.' },
  stageNameReserved: { code: 4007, text: 'Stage name {stage} is reserved. Please choose a different stage name.' },
  deploymentInProgress: {
    code: 4008,
    text: 'You can not deploy to a service stage while there is a deployment in progress or a pending deployment scheduled already. Please try again after the deployment finished.',
  },
} as const

export type ProblemName = keyof typeof codes
