import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { OperatorError } from '../core/errors.ts'

/** One line of a file of people; what is empty is not said. */
export interface PeopleLine {
  /** 1-based line of the file. */
  line: number
  person: string
  team: string
  manager: string
  language: string
  admin: string
}

type Column = Exclude<keyof PeopleLine, 'line'>

/** Headings of each column, as exports of directories write them. Case, blanks and underscores do not matter. */
const headings: Record<Column, readonly string[]> = {
  person: [
    'person',
    'email',
    'mail',
    'id',
    'user',
    'userid',
    'member',
    'employee',
    '人员',
    '成员',
    '员工',
    '邮箱',
    '账号',
  ],
  team: ['team', 'department', 'group', '团队', '部门', '小组'],
  manager: ['manager', 'manageremail', 'managerid', 'reportsto', '负责人', '上级', '经理', '主管'],
  language: ['language', 'lang', 'locale', '语言'],
  admin: ['admin', 'administrator', 'laureladmin', '管理员'],
}

/** @throws OperatorError where it is no table with a column of people. */
export async function readPeopleFile(path: string): Promise<PeopleLine[]> {
  const text = await readFile(path, 'utf8').catch(cause => {
    throw new OperatorError(`${path} cannot be read.`, 'Check the path.', { cause })
  })
  const rows = rowsOf(path, text)
  const [head, ...lines] = rows
  if (!head)
    throw new OperatorError(`${path} is empty.`, 'Its first line names the columns: person,team,manager')
  const places = new Map<Column, number>()
  head.record.forEach((heading, place) => {
    const column = columnOf(heading)
    if (column && !places.has(column)) places.set(column, place)
  })
  if (!places.has('person'))
    throw new OperatorError(
      `${path} has no column of people: its first line is "${head.record.join(',')}".`,
      'Name the columns, such as: person,team,manager,language,admin',
    )
  return lines.map(({ record, line }) => {
    const cell = (column: Column) => record[places.get(column) ?? -1]?.trim() ?? ''
    return {
      line,
      person: cell('person'),
      team: cell('team'),
      manager: cell('manager'),
      language: cell('language'),
      admin: cell('admin'),
    }
  })
}

function rowsOf(path: string, text: string): { record: string[]; line: number }[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return rows
      .filter(({ record }) => record.some(cell => cell.trim() !== ''))
      .map(({ record, info }) => ({ record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new OperatorError(
      `${path} is no CSV: ${error.message}`,
      'Mend that line, or save the file as CSV anew.',
      {
        cause: error,
      },
    )
  }
}

function columnOf(heading: string): Column | undefined {
  const wanted = heading.toLowerCase().replace(/[\s_-]/g, '')
  return (Object.keys(headings) as Column[]).find(column => headings[column].includes(wanted))
}
