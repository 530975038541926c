export { Client, isRequestError, makePrismaClientClass } from './client.js'
export {
  ClientError,
  ConnectionError,
  RequestError,
  TimeoutError,
  type FailedResult,
  type ResponseError,
} from './errors.js'
export type {
  BaseClientOptions,
  BaseClientOptions as BasePrismaOptions,
  ClientOptions,
  Model,
  RequiredVariable,
} from './options.js'
export type { CallOptions } from './transport/call-options.js'
export type { Socket, SocketConstructor } from './subscriptions/socket.js'
export type {
  ClientTypes,
  EventIterator,
  GraphqlResult,
  InForm,
  JsonType,
  Relation,
  Selected,
  SelectedField,
  SelectedKeys,
} from './types.js'
