import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { languages } from '../core/language.ts'
import { lintCorpus } from '../core/mapping/corpus-lint.ts'
import { readCorpus } from '../seeds/corpus-file.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { readLexicon } from '../seeds/lexicon-file.ts'

const builtInSeeds = resolve(import.meta.dirname, '../../seeds')

/** `laurel corpus check`. False when the corpus must be mended; that it falls short of a number is only said. */
export async function corpusCheckCommand(
  output: Writable = process.stdout,
  seeds = builtInSeeds,
): Promise<boolean> {
  const framework = await readFramework(resolve(seeds, 'frameworks/core'))
  const train = await readCorpus(resolve(seeds, 'corpus/train'))
  const heldOut = await readCorpus(resolve(seeds, 'corpus/held-out'))
  const lexicon = await readLexicon(resolve(seeds, 'lexicon'))
  for (const language of languages) {
    const own = train.filter(({ lang }) => lang === language)
    const labelled = own.filter(({ indicator }) => indicator !== null)
    output.write(
      `${language}: ${labelled.length} messages with a behaviour, ${own.length - labelled.length} without, ${new Set(own.map(({ batch }) => batch)).size} batches; ${heldOut.filter(({ lang }) => lang === language).length} held out\n`,
    )
    for (const { code } of framework.competencies)
      output.write(
        `  ${code.padEnd(20)} ${String(labelled.filter(({ indicator }) => indicator?.startsWith(`${code}.`)).length).padStart(5)}\n`,
      )
  }
  const findings = lintCorpus({ framework, train, heldOut, lexicon })
  for (const { severity, rule, message } of findings) output.write(`${severity} ${rule}: ${message}\n`)
  const faults = findings.filter(({ severity }) => severity === 'fault').length
  output.write(`${faults} faults, ${findings.length - faults} shortfalls\n`)
  return faults === 0
}
