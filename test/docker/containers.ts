import { afterEach } from 'vitest'
import { startContainer, type Container } from './container.js'
import { imageNames } from './docker-state.js'
import type { Docker } from './docker.js'

/** What the server says when requests can be served. */
export const serving = 'Server running on :4466\n'

/** Containers that end with the test that started them; to be called in a describe block. */
export function containersOf(docker: Docker) {
  const containers: Container[] = []
  afterEach(async () => {
    await Promise.all(containers.splice(0).map((container) => container.remove()))
  })
  return async (options: readonly string[] = [], image: string = imageNames.server): Promise<Container> => {
    const container = await startContainer(docker, image, options)
    containers.push(container)
    return container
  }
}
