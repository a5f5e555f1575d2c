import { render } from 'preact'
import { App } from './app.tsx'
import { Store } from './store.ts'
import { followSystemTheme } from './theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element #root to draw the page into')

followSystemTheme()
const store = new Store()
store.start()
render(<App store={store} />, root)
