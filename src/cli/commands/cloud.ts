import type { RunCommand } from '../command.js'

const says =
  (text: string): RunCommand =>
  ({ context }) => {
    context.output.result(text)
    context.output.json({ message: text })
    return Promise.resolve()
  }

/** What is left of the commands for Prisma's cloud: a line, and success (cli.md section 11). */
export const cloudCommands: Readonly<Record<'login' | 'logout' | 'account' | 'console', RunCommand>> = {
  login: says("Prisma's cloud no longer exists: there is nothing to log in to. Your own servers need no login."),
  logout: says('You have been successfully logged out.'),
  account: says('Currently not logged in.'),
  console: says("Prisma's cloud no longer exists, and its console with it. `admin` opens the page of your own server."),
}
