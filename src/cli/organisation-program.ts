import type { Command } from 'commander'

/** `laurel organisation …`. Each command imports what it needs when it runs. */
export function addOrganisationCommands(laurel: Command): void {
  const organisation = laurel
    .command('organisation')
    .description('which Slack workspace and Teams tenant are one: people in both may have one profile')

  organisation
    .command('list')
    .description('list the workspaces, how many people have joined their accounts, and what happened last')
    .option('-n, --count <n>', 'how many events to list', Number, 20)
    .action(async ({ count }) => {
      const { listOrganisations } = await import('./organisation.ts')
      await listOrganisations(count)
    })

  organisation
    .command('join')
    .description('say that a Slack workspace and a Teams tenant are one organisation, and ask who is in both')
    .argument('<workspace>', 'id of the one, such as T0HARBOUR')
    .argument('<other>', 'id of the other: the tenant')
    .addHelpText(
      'after',
      `\nEverybody with the same verified e-mail address in both is asked once, in private. Nothing is joined that they do
not join themselves, and nobody else sees more than before.`,
    )
    .action(async (one: string, other: string) => {
      const { joinWorkspaces } = await import('./organisation.ts')
      await joinWorkspaces(one, other)
    })

  organisation
    .command('split')
    .description('undo that: everybody has two profiles again, each as it would have been')
    .argument('<workspace>', 'id of either')
    .action(async (workspace: string) => {
      const { splitWorkspaces } = await import('./organisation.ts')
      await splitWorkspaces(workspace)
    })
}
