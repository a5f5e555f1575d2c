import { type Command, Option } from 'commander'
import { ownQuestionKinds } from '../core/pulse/own-question-wish.ts'

const workspace = ['-w, --workspace <id>', 'which workspace, where there are several'] as const

/** `laurel questions …`. Each command imports what it needs when it runs. */
export function addQuestionCommands(laurel: Command): void {
  const questions = laurel
    .command('questions')
    .description('what check-ins ask: list, and add or retire questions of your own')

  questions
    .command('list')
    .description('list the questions of the bank by topic, and your own')
    .option(...workspace)
    .option('--json', 'as JSON')
    .action(async options => {
      const { listQuestions } = await import('./questions.ts')
      await listQuestions({ workspaceId: options.workspace, json: options.json ?? false })
    })

  questions
    .command('add')
    .description('add a question; a text in one language is shown to readers of the other as it is')
    .option('--en <text>', 'in English')
    .option('--zh <text>', 'in Chinese')
    .addOption(
      new Option('--kind <kind>', 'statement to agree with, 0 to 10, choice, comment, or a colleague')
        .choices(ownQuestionKinds)
        .default('agreement'),
    )
    .option(
      '--option <text>',
      'an answer of a choice, "English | 中文"; once for each',
      (text: string, all: string[]) => [...all, text],
      [],
    )
    .option(...workspace)
    .addHelpText(
      'after',
      `\nExample:\n  laurel questions add --en "I would show this product to my family." --zh "我愿意把这个产品推荐给家人。"`,
    )
    .action(async options => {
      const { addQuestion } = await import('./questions.ts')
      const { workspace: workspaceId, option, ...rest } = options
      await addQuestion({ ...rest, workspaceId, options: option })
    })

  questions
    .command('retire')
    .description('have a question of your own asked no more; its results stay')
    .argument('<code>', 'from laurel questions list')
    .option(...workspace)
    .action(async (code, options) => {
      const { retireQuestion } = await import('./questions.ts')
      await retireQuestion({ code, workspaceId: options.workspace })
    })
}
