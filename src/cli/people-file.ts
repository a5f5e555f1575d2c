import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { OperatorError } from '../core/errors.ts'
import { tableText } from './table-text.ts'

/** One line of a file of people; what is empty is not said. */
export interface PeopleLine {
  /** 1-based line of the file that it begins on. */
  line: number
  person: string
  /** Said beside `person`: an id of the platform, or a number of an HR system, which nobody here knows. */
  personId: string
  team: string
  manager: string
  managerId: string
  language: string
  admin: string
  /** Cells that have no heading: then nobody can tell which cell is which. */
  surplus: number
}

export interface PeopleFile {
  lines: PeopleLine[]
  /** How the file was understood, where that is worth a look. */
  notes: string[]
}

type Column = Exclude<keyof PeopleLine, 'line' | 'surplus' | 'personId' | 'managerId'>

/**
 * Headings of each column, as exports of directories write them, the surest first: an address before a name. Case,
 * blanks, hyphens and underscores do not matter.
 */
const headings: Record<Column, readonly string[]> = {
  person: [
    'person',
    'email',
    'emailaddress',
    'workemail',
    'mail',
    'userprincipalname',
    'upn',
    'user',
    'username',
    'member',
    'employee',
    'displayname',
    'fullname',
    'name',
    'employeename',
    '人员',
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '邮箱地址',
    '工作邮箱',
    '企业邮箱',
    '成员',
    '员工',
    '姓名',
    '员工姓名',
    '名字',
  ],
  team: [
    'team',
    'teamname',
    'group',
    'department',
    'departmentname',
    '团队',
    '小组',
    '部门',
    '部门名称',
    '所属部门',
    '所在部门',
  ],
  manager: [
    'manageremail',
    'manageremailaddress',
    'manager',
    'linemanager',
    'directmanager',
    'reportsto',
    'supervisor',
    '负责人',
    '上级邮箱',
    '主管邮箱',
    '经理邮箱',
    '直属上级',
    '直接上级',
    '上级',
    '直属主管',
    '主管',
    '经理',
    '汇报对象',
  ],
  language: ['language', 'lang', 'locale', '语言'],
  admin: ['admin', 'administrator', 'laureladmin', '管理员'],
}
const columns = Object.keys(headings) as Column[]

const idHeadings: Partial<Record<Column, readonly string[]>> = {
  person: ['userid', 'id', '账号'],
  manager: ['managerid'],
}

/** Where a column is, and an id beside it: the only column there is, is no id beside another. */
interface Place {
  at: number
  id: number | null
}

const delimiters = [',', ';', '\t', '，']

/** @throws OperatorError where it is no table with a column of people. */
export async function readPeopleFile(path: string): Promise<PeopleFile> {
  const bytes = await readFile(path).catch(cause => {
    throw new OperatorError(`${path} cannot be read.`, 'Check the path.', { cause })
  })
  const { text, encoding } = tableText(bytes, path)
  const [head, ...rows] = rowsOf(path, text)
  if (!head)
    throw new OperatorError(`${path} is empty.`, 'Its first line names the columns: person,team,manager')
  const places = placesOf(head.record)
  if (!places.has('person'))
    throw new OperatorError(
      `${path} has no column of people: its first line is "${head.record.join(',')}".`,
      'Name the columns, such as: person,team,manager,language,admin',
    )
  if (rows.length === 0)
    throw new OperatorError(
      `${path} names nobody: below its first line, "${head.record.join(',')}", there is nothing.`,
      'Add a line for each person.',
    )
  const used = new Set([...places.values()].flatMap(({ at, id }) => [at, id]))
  const unused = head.record.filter((heading, place) => heading.trim() !== '' && !used.has(place))
  return {
    lines: rows.map(({ record, line }) => {
      const cell = (column: Column, part: keyof Place = 'at') =>
        record[places.get(column)?.[part] ?? -1]?.trim() ?? ''
      const rest = record.slice(head.record.length)
      return {
        line,
        person: cell('person'),
        personId: cell('person', 'id'),
        team: cell('team'),
        manager: cell('manager'),
        managerId: cell('manager', 'id'),
        language: cell('language'),
        admin: cell('admin'),
        surplus: rest.filter(surplus => surplus.trim() !== '').length,
      }
    }),
    notes: [
      `columns: ${[...places].map(([column, place]) => `${column} = ${placeText(place, head.record)}`).join(', ')}`,
      ...(unused.length > 0
        ? [`columns that are not read: ${unused.map(heading => `"${heading.trim()}"`).join(', ')}`]
        : []),
      ...(encoding === 'utf-8'
        ? []
        : [`read as ${encoding}: where names look wrong, save the file as CSV UTF-8`]),
    ],
  }
}

interface Row {
  record: string[]
  line: number
}

function rowsOf(path: string, whole: string): Row[] {
  // Excel may say first what it parts cells by.
  const said = /^\uFEFF?sep=(.)\r?\n/i.exec(whole)?.[1]
  const text = said === undefined ? whole : whole.replace(/^.*$/m, '')
  const delimiter = said ?? delimiterOf(text)
  try {
    const rows = parse(text, {
      bom: true,
      delimiter,
      info: true,
      raw: true,
      relax_column_count: true,
      // "Bob "Bobby" Lee" is a name, not a fault.
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; raw: string; info: { lines: number } }[]
    return rows
      .filter(({ record }) => record.some(cell => cell.trim() !== ''))
      .map(({ record, raw, info }) => ({ record, line: info.lines - breaksIn(raw.trim()) }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new OperatorError(
      `${path} is no CSV: ${error.message}`,
      'Mend that line, or save the file as CSV anew.',
      { cause: error },
    )
  }
}

/** What the headings are parted by: no heading contains it, while names of people and teams may. */
function delimiterOf(text: string): string {
  const [head = ''] = text.replace(/^\s+/, '').split(/[\r\n]/, 1)
  const count = (delimiter: string) => head.split(delimiter).length
  return delimiters.reduce((best, other) => (count(other) > count(best) ? other : best))
}

function breaksIn(raw: string): number {
  return raw.match(/\r\n|\r|\n/g)?.length ?? 0
}

function placeText({ at, id }: Place, head: readonly string[]): string {
  const heading = `"${head[at]!.trim()}"`
  return id === null ? heading : `"${head[id]!.trim()}" where Laurel knows it, else ${heading}`
}

/** Where each column is. Of two headings for one column the surer one counts. */
function placesOf(head: readonly string[]): Map<Column, Place> {
  const plain = head.map(heading =>
    heading
      .toLowerCase()
      .replace(/[(（].*$/, '')
      .replace(/[\s_-]/g, ''),
  )
  const find = (known: readonly string[] = []) => {
    const found = known.find(heading => plain.includes(heading))
    return found === undefined ? null : plain.indexOf(found)
  }
  const places = new Map<Column, Place>()
  for (const column of columns) {
    const at = find(headings[column])
    const id = find(idHeadings[column])
    if (at !== null) places.set(column, { at, id })
    else if (id !== null) places.set(column, { at: id, id: null })
  }
  return places
}
