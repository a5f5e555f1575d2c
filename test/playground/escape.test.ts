import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeTyped } from '../../src/playground/escape.ts'
import { memoryJournal } from '../../src/playground/journal.ts'
import { State } from '../../src/playground/state.ts'
import { smallWorkspace } from './small-workspace.ts'

let state: State

beforeAll(() => {
  state = new State(smallWorkspace, 'Laurel', memoryJournal(), () => 1_763_805_000_000)
})

afterAll(() => state.people.clear())

describe('what somebody types reaches the app', () => {
  it.each([
    ['@ben thanks', '<@U0BEN|ben> thanks'],
    ['thanks @BEN!', 'thanks <@U0BEN|ben>!'],
    ['@benjamin is nobody', '@benjamin is nobody'],
    ['@ben.smith is nobody', '@ben.smith is nobody'],
    ['谢谢@mei辛苦了', '谢谢<@U0MEI|mei>辛苦了'],
    ['@林梅 Mei Lin 太棒了', '<@U0MEI|mei> 太棒了'],
    ['see #kudos and #ops-运营', 'see <#C0KUDOS|kudos> and <#C0OPS|ops-运营>'],
    ['#owns-mistakes stays', '#owns-mistakes stays'],
    ['all of @ops', 'all of <!subteam^S0OPS|@ops>'],
    ['<!channel> & <@U0BEN>', '&lt;!channel&gt; &amp; &lt;@U0BEN&gt;'],
    ['@gone left', '@gone left'],
    ['mail ana@ben.example', 'mail ana@ben.example'],
    ['read https://example.com/a?b=1&c=2.', 'read <https://example.com/a?b=1&amp;c=2>.'],
    ['`@ben` and ```#kudos```', '`@ben` and ```#kudos```'],
  ])('as a command: %s', (typed, encoded) => {
    expect(encodeTyped(typed, state, { labels: true })).toBe(encoded)
  })

  it('as a message: without labels', () => {
    expect(encodeTyped('@ben in #kudos with @ops <!here>', state, { labels: false })).toBe(
      '<@U0BEN> in <#C0KUDOS> with <!subteam^S0OPS> &lt;!here&gt;',
    )
  })
})
