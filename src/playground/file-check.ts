import type { Limits } from './block-kit.ts'
import type { World } from './world.ts'

/** Which uploaded files a block may show: images whose scan is over. */
export function fileCheck({ state, files }: Pick<World, 'state' | 'files'>): Limits {
  return {
    knowsFile: reference => {
      const id = reference.id ?? /\/files\/(F[A-Z0-9]+)/.exec(reference.url ?? '')?.[1] ?? ''
      const file = state.files.get(id)
      return file !== undefined && !files.isScanning(id) && /^image\/(png|jpeg|gif)$/.test(file.mimetype)
    },
  }
}
