import { isEnumType, isInputObjectType } from 'graphql'
import type { ClientSchema } from '../client-schema.js'
import { goField, goName, goTypeName } from './go-names.js'

/** Enums as texts with constants, inputs as structs. */
export function goTypes(client: ClientSchema): string {
  return client.types
    .flatMap((type) => {
      const comment = goComment(client.describe(type.name))
      const name = goTypeName(type.name)
      if (isEnumType(type)) {
        if (type.name === 'PrismaDatabase') return []
        const constants = type.getValues().map((value) => `\t${name}${goName(value.name)} ${name} = "${value.name}"`)
        return [`${comment}type ${name} string\n\nconst (\n${constants.join('\n')}\n)`]
      }
      if (isInputObjectType(type)) {
        const fields = Object.values(type.getFields()).map((field) => goField(field.name, field.type))
        return [`${comment}type ${name} struct {\n${fields.join('\n')}\n}`]
      }
      return []
    })
    .join('\n\n')
}

/** A description as line comments. */
export const goComment = (text: string | undefined): string =>
  text === undefined
    ? ''
    : text
        .trim()
        .split(/\r?\n/)
        .map((line) => `// ${line}`.trimEnd() + '\n')
        .join('')
