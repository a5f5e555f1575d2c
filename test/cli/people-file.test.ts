import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeopleFile } from '../../src/cli/people-file.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'laurel-people-file-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(content: string | Buffer) {
  const path = join(folder, 'people.csv')
  await writeFile(path, content)
  return readPeopleFile(path)
}

/** Line, person, team and manager of each row. */
async function rows(content: string | Buffer) {
  return (await read(content)).lines.map(({ line, person, team, manager }) => [line, person, team, manager])
}

const utf16 = (text: string, mark: boolean) => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')

/** "员工,部门,上级", "林梅,运营,陈浩" as Excel in China saves them. */
const gbk = Buffer.from([
  0xd4, 0xb1, 0xb9, 0xa4, 0x2c, 0xb2, 0xbf, 0xc3, 0xc5, 0x2c, 0xc9, 0xcf, 0xbc, 0xb6, 0x0d, 0x0a, 0xc1, 0xd6,
  0xc3, 0xb7, 0x2c, 0xd4, 0xcb, 0xd3, 0xaa, 0x2c, 0xb3, 0xc2, 0xba, 0xc6, 0x0d, 0x0a,
])

describe('a file as it comes from a directory, Excel or a colleague', () => {
  const expected = [[2, 'Zoë', 'Côte', 'Ana']]
  const table = 'Name;Team;Manager\r\nZoë;Côte;Ana\r\n'

  it.each([
    ['UTF-8 with a byte order mark', `\uFEFF${table}`],
    ['UTF-16 of Windows, "Unicode text", with tabs', utf16(table.replaceAll(';', '\t'), true)],
    ['UTF-16 of big ends', utf16(table, true).swap16()],
    ['UTF-16 that lost its mark', utf16(table, false)],
    ['the encoding of Western Windows', Buffer.from(table, 'latin1')],
    ['commas', table.replaceAll(';', ',')],
    ['line ends of an old Mac', table.replaceAll('\r\n', '\r')],
    ['no line end at the end', table.trimEnd()],
    ['empty columns to the right', table.replaceAll('\r\n', ';;;\r\n')],
    ['empty lines below', `${table};;\r\n\r\n;;\r\n`],
    ['cells in quotation marks with blanks around', 'Name,Team,Manager\n" Zoë ","Côte"," Ana"\n'],
  ])('%s', async (_, content) => {
    expect(await rows(content)).toEqual(expected)
  })

  it('GBK of Excel in China, with Chinese headings', async () => {
    const { lines, notes } = await read(gbk)
    expect(lines).toMatchObject([{ line: 2, person: '林梅', team: '运营', manager: '陈浩' }])
    expect(notes).toContain('read as gb18030: where names look wrong, save the file as CSV UTF-8')
  })

  it('a first line that only says what separates the cells', async () => {
    expect(await rows('sep=;\r\nName;Team;Manager\r\nZoë;Côte, Sud;Ana\r\n')).toEqual([
      [3, 'Zoë', 'Côte, Sud', 'Ana'],
    ])
  })

  it('names with another separator in them', async () => {
    expect(await rows('Name;Team;Manager\nLi, Zoë;R&D, Lagos;Ana\n')).toEqual([
      [2, 'Li, Zoë', 'R&D, Lagos', 'Ana'],
    ])
  })

  it('cells with line breaks and quotation marks, each row by the line that it begins on', async () => {
    const text =
      'Name,Address,Team\n"Bo ""B"" Li","1 Quay\n2nd floor",Cranes\nAna "A" Li,,Docks\n\nEve,,Docks\n'
    expect(await rows(text)).toEqual([
      [2, 'Bo "B" Li', 'Cranes', ''],
      [4, 'Ana "A" Li', 'Docks', ''],
      [6, 'Eve', 'Docks', ''],
    ])
  })

  it('rows that are shorter than the headings, and longer ones, which nobody can place', async () => {
    const { lines } = await read('person,team,manager\nana\nLi,Eve,Docks,mei\n')
    expect(lines.map(({ person, surplus }) => [person, surplus])).toEqual([
      ['ana', 0],
      ['Li', 1],
    ])
  })

  it('an address rather than a name, where both are there, for people and for managers', async () => {
    const text =
      '姓名,工作邮箱,所属部门,直属上级,上级邮箱,电话\n林梅,mei@example.org,运营,陈浩,hao@example.org,1\n'
    const { lines, notes } = await read(text)
    expect(lines).toMatchObject([{ person: 'mei@example.org', team: '运营', manager: 'hao@example.org' }])
    expect(notes).toEqual([
      'columns: person = "工作邮箱", team = "所属部门", manager = "上级邮箱"',
      'columns that are not read: "姓名", "直属上级", "电话"',
    ])
  })
})

describe('ids beside addresses or names', () => {
  const cellsOf = async (text: string) => {
    const { lines, notes } = await read(text)
    const [{ personId, person, managerId, manager }] = lines as [(typeof lines)[number]]
    return { cells: [personId, person, managerId, manager], columns: notes[0] }
  }

  it('are told apart from them, since an HR system numbers people in its own way', async () => {
    expect(
      await cellsOf('ID,Name,Email,Manager ID,Manager Email\n1001,Bea,bea@x.org,1002,ana@x.org\n'),
    ).toEqual({
      cells: ['1001', 'bea@x.org', '1002', 'ana@x.org'],
      columns:
        'columns: person = "ID" where Laurel knows it, else "Email", manager = "Manager ID" where Laurel knows it, else "Manager Email"',
    })
    expect((await cellsOf('账号,姓名\nbea,李贝\n')).cells).toEqual(['bea', '李贝', '', ''])
  })

  it('are who is meant where nothing else says it', async () => {
    expect(await cellsOf('User ID,Manager ID\nU1,U2\n')).toEqual({
      cells: ['', 'U1', '', 'U2'],
      columns: 'columns: person = "User ID", manager = "Manager ID"',
    })
  })
})

describe('what is no table of people is refused with what to do', () => {
  it.each([
    ['a workbook', Buffer.from('PK\x03\x04rest', 'latin1'), /is a workbook, not CSV[\s\S]*CSV UTF-8/],
    ['an empty file', '', /is empty/],
    [
      'a file of nothing but headings',
      'person,team,manager\n\n,,\n',
      /names nobody: below its first line, "person,team,manager", there is nothing[\s\S]*Add a line/,
    ],
    ['no heading for people', 'phone,salary\n1,2\n', /no column of people: its first line is "phone,salary"/],
    ['a quotation mark that never ends', 'person,team\n"ana,Docks\n', /is no CSV: .*line 2/],
  ])('%s', async (_, content, problem) => {
    await expect(read(content)).rejects.toThrow(problem)
  })
})
