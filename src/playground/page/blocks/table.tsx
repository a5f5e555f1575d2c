import type { TableBlock } from '@slack/types'
import type { ComponentChildren, JSX } from 'preact'
import { Formatted } from '../mrkdwn.tsx'
import { readRichText } from '../rich-text.ts'

type Cell = TableBlock['rows'][number][number]

export function DataTable({ block }: { block: TableBlock }): JSX.Element {
  const [head = [], ...rows] = block.rows
  return (
    <div class="block table-scroll">
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={index} style={{ textAlign: block.column_settings?.[index]?.align ?? 'left' }}>
                <CellText cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, index) => (
                <td key={index} style={{ textAlign: block.column_settings?.[index]?.align ?? 'left' }}>
                  <CellText cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function CellText({ cell }: { cell: Cell }): ComponentChildren {
  return cell.type === 'rich_text' ? <Formatted rich={readRichText(cell)} /> : cell.text
}
