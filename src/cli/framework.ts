import { loadFramework } from '../app/load-framework.ts'
import { systemClock } from '../clock.ts'
import type { Framework } from '../core/framework/framework.ts'
import { randomIds } from '../ids.ts'
import { readFramework } from '../seeds/framework-file.ts'
import { chooseWorkspace, withDatabase } from './with-database.ts'

/** `laurel framework check FILE`. @throws FrameworkFileError with everything that is wrong. */
export async function checkFramework(file: string): Promise<void> {
  process.stdout.write(`${describe(await readFramework(file))}: ready to load.\n`)
}

/** `laurel framework load FILE`. */
export async function loadFrameworkFile(file: string, workspaceId: string | undefined): Promise<void> {
  const framework = await readFramework(file)
  await withDatabase(async ({ database }) => {
    const workspace = await chooseWorkspace(database, workspaceId)
    const laurel = { database, clock: systemClock, ids: randomIds }
    await loadFramework(laurel, { workspaceId: workspace.id, framework })
    process.stdout.write(`${describe(framework)}: in use in ${workspace.name}.\n`)
  })
}

function describe(framework: Framework): string {
  const { code, version, name, competencies, indicators } = framework
  return `${name.en} / ${name['zh-CN']} (${code}, version ${version}; ${competencies.length} competencies, ${indicators.length} indicators)`
}
