import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { useChat } from './chat.ts'
import { Icon } from './icons.tsx'
import { chooseTheme, currentTheme, isDark, type Theme } from './theme.ts'

const next: Record<Theme, Theme> = { auto: 'light', light: 'dark', dark: 'auto' }

/** The language of the page, and light or dark. */
export function Preferences(): JSX.Element {
  const { t, locale, setLanguage } = useChat()
  const [theme, setTheme] = useState(currentTheme())
  const themeLabel = { auto: t.themeAuto, light: t.themeLight, dark: t.themeDark }[theme]
  return (
    <div class="preferences">
      <fieldset class="language" aria-label={t.language}>
        <Icon name="globe" />
        {(['en', 'zh-CN'] as const).map(language => (
          <button
            key={language}
            type="button"
            lang={language}
            aria-pressed={locale.language === language}
            data-testid={`language-${language}`}
            onClick={() => setLanguage(language)}
          >
            {language === 'en' ? t.languageEnglish : t.languageChinese}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        class="icon-button"
        aria-label={themeLabel}
        title={themeLabel}
        data-testid="theme"
        onClick={() => {
          chooseTheme(next[theme])
          setTheme(next[theme])
        }}
      >
        <Icon name={isDark() ? 'moon' : 'sun'} />
      </button>
    </div>
  )
}
