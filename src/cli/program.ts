import { readFileSync } from 'node:fs'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { describeFailure } from './failure.ts'
import { addOrganisationCommands } from './organisation-program.ts'
import { addQuestionCommands } from './question-program.ts'
import { addScheduleCommands } from './schedule-program.ts'

/** Exit codes: 0 done, 1 failed, 2 not understood. */
export async function run(argv: readonly string[]): Promise<number> {
  // `laurel map | head` closes the pipe before the end: nothing went wrong.
  process.stdout.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit(0)
    throw error
  })
  try {
    await program().parseAsync(argv)
    return Number(process.exitCode ?? 0)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`${describeFailure(error)}\n`)
    return 1
  }
}

/** Every command imports what it needs when it runs, so that `--help` and `map` start fast. */
function program(): Command {
  const laurel = new Command('laurel')
    .description('Continuous feedback in chat: kudos become evidence about competencies.')
    .version(version())
    .showHelpAfterError('(run with --help for the whole usage)')
    .exitOverride()
    .addHelpText(
      'after',
      `\nSettings are environment variables, such as DATABASE_URL and SLACK_BOT_TOKEN: see README.md.`,
    )

  laurel
    .command('start')
    .description('run Laurel; without Slack tokens it opens the playground, a small chat to try it in')
    .action(async () => {
      const { main } = await import('../main.ts')
      await main()
    })

  laurel
    .command('map')
    .description('map JSON lines {"id","text"} to indicators; needs no network and no database')
    .option('-i, --input <file>', 'read from this file instead of standard input')
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--framework <path>', 'framework file or folder (default: the built-in one)')
    .option('--explain', 'add the outcome, the deciding words, and what each feature says')
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":1,"text":"she told us about her own mistake at once"}' | laurel map`,
    )
    .action(async ({ framework, ...options }) => {
      const { mapCommand } = await import('./map.ts')
      await mapCommand({ ...options, ...(await modelFolders()), frameworkPath: framework })
    })

  laurel
    .command('evaluate')
    .alias('eval')
    .description('measure how often the mapper is right about messages it never saw')
    .argument(
      '[files...]',
      'JSON lines with text, lang, competency or indicator (null: no behaviour), accept, line; default: seeds/corpus/held-out',
    )
    .option('--framework <path>', 'framework file or folder (default: the built-in one)')
    .option('--folds <n>', 'cross-validate within the training messages instead', wholeNumber(2))
    .option(
      '--leave-batches-out [batches...]',
      'judge training batches by models that never saw their writers (default: the broad ones)',
    )
    .option('--ablations', 'compare it with variants of itself in this way; takes minutes')
    .action(async (files: string[], { framework, folds, leaveBatchesOut, ablations }) => {
      const { evaluateCommand } = await import('./evaluate.ts')
      const folders = await modelFolders()
      await evaluateCommand({
        ...folders,
        files: files.length > 0 ? files : [folders.heldOutDir],
        frameworkPath: framework,
        folds,
        leaveBatchesOut,
        ablations,
      })
    })

  laurel
    .command('train')
    .description('train the built-in mapper from seeds/ anew and keep it in seeds/model')
    .option('-o, --output <file>', 'write to this file instead')
    .action(async ({ output }) => {
      const { trainCommand } = await import('./train.ts')
      await trainCommand({ ...(await modelFolders()), file: output })
    })

  laurel
    .command('corpus')
    .description('look after the training messages')
    .command('check')
    .description('find duplicates, templates, imbalance and leaks in seeds/corpus and seeds/lexicon')
    .action(async () => {
      const { corpusCheckCommand } = await import('./corpus.ts')
      process.exitCode = (await corpusCheckCommand()) ? 0 : 1
    })

  const framework = laurel
    .command('framework')
    .description("check or load an organisation's own competency framework")
  framework
    .command('check')
    .description('say whether a framework can be used, and everything that is wrong with it')
    .argument('<file>', 'a YAML or JSON file, or a folder with framework.yaml')
    .action(async (file: string) => {
      const { checkFramework } = await import('./framework.ts')
      await checkFramework(file)
    })
  framework
    .command('load')
    .description('store a framework and put it to use')
    .argument('<file>', 'a YAML or JSON file, or a folder with framework.yaml')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--dry-run', 'say what would become of the tags there are, and change nothing')
    .action(async (file: string, { workspace, dryRun }) => {
      const { loadFrameworkFile } = await import('./framework.ts')
      await loadFrameworkFile(file, { workspaceId: workspace, dryRun: dryRun ?? false })
    })
  framework
    .command('undo')
    .description('go back to the version before the last one that was loaded with changes, tags and all')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .action(async ({ workspace }) => {
      const { undoFramework } = await import('./framework.ts')
      await undoFramework(workspace)
    })

  laurel
    .command('setup')
    .description('create or change teams, their managers and schedules, admins and settings, from a file')
    .argument('<file>', 'YAML; seeds/examples/teams.yaml shows everything it may hold')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--dry-run', 'say what would change and change nothing')
    .action(async (file: string, { workspace, dryRun }) => {
      const { setupCommand } = await import('./setup.ts')
      await setupCommand(file, { workspaceId: workspace, dryRun: dryRun ?? false })
    })

  laurel
    .command('teams')
    .description('list the teams, who manages them and when their schedules fire next')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--json', 'as JSON')
    .action(async ({ workspace, json }) => {
      const { teamsCommand } = await import('./teams.ts')
      await teamsCommand({ workspaceId: workspace, json: json ?? false })
    })

  addScheduleCommands(laurel)
  addQuestionCommands(laurel)
  addOrganisationCommands(laurel)

  laurel
    .command('export')
    .description('write what colleagues saw a person do, for a review: a page to print, CSV or JSON')
    .argument('<person>', 'platform id, e-mail address, or name or first name as shown in chat')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--as <reader>', 'as one of their managers may see it, instead of the person')
    .option('--from <day>', 'first day, like 2026-01-01 (default: a year before the last)')
    .option('--to <day>', 'last day (default: today)')
    .option('-f, --format <format>', 'html, csv or json', 'html')
    .option('-l, --language <language>', "en or zh-CN (default: the reader's)")
    .option('-o, --output <file>', 'write to this file instead of standard output')
    .option('--everything', 'instead of a report: all that is stored about the person, as JSON')
    .action(async (person: string, { workspace, as, ...options }) => {
      const { exportCommand } = await import('./export.ts')
      await exportCommand(person, { workspaceId: workspace, reader: as, ...options })
    })

  laurel
    .command('erase')
    .description('delete what is stored about a person; what they gave to others stays, without their name')
    .argument('<person>', 'platform id, e-mail address, or whole name as shown in chat')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--dry-run', 'say what would be deleted and change nothing')
    .action(async (person: string, { workspace, dryRun }) => {
      const { eraseCommand } = await import('./erase.ts')
      await eraseCommand(person, { workspaceId: workspace, dryRun: dryRun ?? false })
    })

  laurel
    .command('import')
    .description('people, their teams and managers from a CSV file, all of it or nothing')
    .argument(
      '<file>',
      'columns person (id, e-mail address, name or first name), team, manager, language, admin, under their usual English and Chinese headings; UTF-8, UTF-16, GBK; commas, semicolons or tabs',
    )
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--dry-run', 'say what would become of each line and change nothing')
    .action(async (file: string, { workspace, dryRun }) => {
      const { importCommand } = await import('./import.ts')
      process.exitCode = (await importCommand(file, { workspaceId: workspace, dryRun: dryRun ?? false }))
        ? 0
        : 1
    })

  laurel
    .command('try-teams')
    .description("try Laurel in Microsoft's local Teams client, which is fetched with npx")
    .option('--port <number>', 'port of Laurel', Number, 3978)
    .option('--client-port <number>', 'port of the Teams client', Number, 56150)
    .option('--data-dir <folder>', 'where everything is kept', './data/try-teams')
    .action(async options => {
      const { tryTeamsCommand } = await import('./try-teams.ts')
      await tryTeamsCommand(options)
    })

  laurel
    .command('teams-package')
    .description('make the app package (zip) for Microsoft Teams')
    .option('--app-id <id>', 'application id of the Azure Bot (default: TEAMS_APP_ID)')
    .option('--url <address>', 'your company’s web site, https')
    .option('--privacy-url <address>', 'its privacy notice (default: /privacy of --url)')
    .option('--terms-url <address>', 'its terms of use (default: /terms of --url)')
    .option('-o, --output <file>', 'where to write it', 'laurel-teams.zip')
    .action(async options => {
      const { teamsPackageCommand } = await import('./teams-package.ts')
      await teamsPackageCommand(options)
    })

  laurel
    .command('undelivered')
    .description('list messages and jobs that were given up, and why')
    .option('-w, --workspace <id>', 'which workspace, where there are several')
    .option('--retry <id>', 'put this one back in the queue, or "all"')
    .option('-n, --count <n>', 'how many to list', wholeNumber(1), 50)
    .action(async ({ workspace, retry, count }) => {
      const { undeliveredCommand } = await import('./undelivered.ts')
      await undeliveredCommand({ workspaceId: workspace, retry, count })
    })

  laurel
    .command('doctor')
    .description('check the installation, and say what to mend')
    .action(async () => {
      const { doctorCommand } = await import('./doctor.ts')
      process.exitCode = (await doctorCommand()) ? 0 : 1
    })

  return laurel
}

async function modelFolders() {
  const [{ readConfig }, { fileURLToPath }, path] = await Promise.all([
    import('../config.ts'),
    import('node:url'),
    import('node:path'),
  ])
  const corpus = fileURLToPath(new URL('../../seeds/corpus', import.meta.url))
  return {
    cacheDir: path.join(readConfig().LAUREL_DATA_DIR, 'model'),
    corpusDir: path.join(corpus, 'train'),
    heldOutDir: path.join(corpus, 'held-out'),
  }
}

function wholeNumber(min: number) {
  return (text: string): number => {
    const value = Number(text)
    if (!Number.isInteger(value) || value < min)
      throw new InvalidArgumentError(`Must be a whole number from ${min}.`)
    return value
  }
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}
