import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export interface PageBundle {
  html: string
  script: string
  style: string
}

const folder = new URL('./page/', import.meta.url)

/** Builds the page in memory; fails with esbuild's own words when its source does not build. */
export async function bundlePage(): Promise<PageBundle> {
  const html = readFileSync(new URL('index.html', folder), 'utf8')
  const style = readFileSync(new URL('page.css', folder), 'utf8')
  const result = await build({
    entryPoints: [fileURLToPath(new URL('main.tsx', folder))],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify: true,
    legalComments: 'none',
    logLevel: 'silent',
  }).catch(error => {
    throw new Error(
      `the playground's page could not be built: ${error instanceof Error ? error.message : error}`,
    )
  })
  const script = result.outputFiles[0]?.text
  if (script === undefined) throw new Error("the playground's page could not be built: esbuild wrote nothing")
  return { html, script, style }
}
