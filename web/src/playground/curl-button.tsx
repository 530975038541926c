import { ToolbarButton, useGraphiQL } from '@graphiql/react'
import { copyText } from '../shared/ui/copy-text.js'
import { Icon } from '../shared/ui/icon.js'
import { useToast } from '../shared/ui/toast.js'
import { curlCommand } from './curl-command.js'

/** Copies the request of the open tab as a command that others can run. */
export function CurlButton({ endpoint, isProtected }: { readonly endpoint: string; readonly isProtected: boolean }) {
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  const headerEditor = useGraphiQL((state) => state.headerEditor)
  const say = useToast()
  async function copy(): Promise<void> {
    const command = curlCommand({
      endpoint,
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
      headers: headerEditor?.getValue() ?? '',
      isProtected,
    })
    say((await copyText(command)) ? 'Copied as curl. Tokens are left out.' : 'The browser does not allow copying.')
  }
  return (
    <ToolbarButton label="Copy as curl" onClick={() => void copy()}>
      <Icon name="terminal" size={18} />
    </ToolbarButton>
  )
}
