const files: Readonly<Record<string, string>> = { json: 'json.worker.js', graphql: 'graphql.worker.js' }

/** The editor checks and completes in workers, which are files of the server like the page itself. */
export function installWorkers(): void {
  Object.assign(globalThis, {
    MonacoEnvironment: {
      getWorker: (_id: string, label: string) =>
        new Worker(`/_assets/${files[label] ?? 'editor.worker.js'}`, { type: 'module' }),
    },
  })
}
