import { remember, remembered } from './memory.ts'

export type Theme = 'auto' | 'light' | 'dark'

const system = window.matchMedia('(prefers-color-scheme: dark)')

export function currentTheme(): Theme {
  return remembered<Theme>('theme', 'auto')
}

export function isDark(): boolean {
  const theme = currentTheme()
  return theme === 'auto' ? system.matches : theme === 'dark'
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  applyTheme()
}

function applyTheme(): void {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light'
}

export function followSystemTheme(): void {
  applyTheme()
  system.addEventListener('change', applyTheme)
}
