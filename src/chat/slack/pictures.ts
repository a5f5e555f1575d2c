import { setTimeout as sleep } from 'node:timers/promises'
import type { KnownBlock } from '@slack/types'
import type { WebClient } from '@slack/web-api'
import type { BaseLogger } from 'pino'
import { type PaintedPicture, paintPictures } from '../../app/paint-pictures.ts'
import { ChatFailure } from '../../core/chat.ts'
import type { Clock } from '../../core/clock.ts'
import type { Painter } from '../../core/picture/painter.ts'
import type { Picture } from '../../core/picture/picture.ts'
import type { PictureFiles } from '../../core/picture/picture-files.ts'
import { mostCharts, nativeChart, type PictureBlocks, pictureImage, type Reading } from './blocks/picture.ts'
import { calling } from './errors.ts'

export interface PictureParts {
  painter: Painter
  files: PictureFiles
}

/** Slack's answers that mean: not with these blocks. Nothing was posted then. */
const refusesBlocks = new Set(['invalid_blocks', 'invalid_blocks_format', 'slack_file_not_found'])

/** How long after Slack refused a chart of its own it is not tried again, in milliseconds. */
const nativeAgainAfter = 24 * 3600 * 1000

/** How long an uploaded picture is waited for: Slack scans it before it can be shown. In milliseconds. */
const scanWaits = [100, 200, 400, 800, 1500, 2500]

/**
 * Puts pictures into messages: as a chart that Slack draws itself, else as an uploaded file, else in words. A picture
 * never keeps a message from being sent.
 */
export class SlackPictures {
  private nativeRefusedAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly client: WebClient,
    private readonly workspaceId: string,
    private readonly clock: Clock,
    private readonly log: BaseLogger,
    private readonly parts: PictureParts | null,
  ) {}

  /**
   * Sends a message with the best pictures that Slack takes.
   *
   * @param send is called again, with plainer blocks, where Slack refuses those of the pictures.
   */
  async illustrate<T>(
    pictures: readonly Picture[],
    reading: Reading,
    send: (blocks: PictureBlocks) => Promise<T>,
  ): Promise<T> {
    if (pictures.length === 0 || !this.parts) return send({})
    const charts = this.charts(pictures, reading)
    const rest = pictures.filter(({ kind }) => !(kind in charts))
    const first = { ...charts, ...(await this.images(rest, reading, this.parts)) }
    try {
      return await send(first)
    } catch (error) {
      if (Object.keys(first).length === 0 || !isRefusal(error)) throw error
      this.log.warn({ err: error, kinds: Object.keys(first) }, 'Slack refused the pictures of a message')
    }
    if (Object.keys(charts).length > 0) {
      this.nativeRefusedAt = this.clock.now().getTime()
      const images = await this.images(pictures, reading, this.parts)
      try {
        return await send(images)
      } catch (error) {
        if (Object.keys(images).length === 0 || !isRefusal(error)) throw error
        this.log.warn({ err: error }, 'Slack refused uploaded pictures; the message goes without')
      }
    }
    await this.forget(pictures, reading, this.parts)
    return send({})
  }

  private charts(pictures: readonly Picture[], reading: Reading): PictureBlocks {
    if (this.clock.now().getTime() - this.nativeRefusedAt < nativeAgainAfter) return {}
    const blocks: PictureBlocks = {}
    for (const picture of pictures) {
      const chart = Object.keys(blocks).length < mostCharts && nativeChart(picture, reading)
      if (chart) blocks[picture.kind] = chart
    }
    return blocks
  }

  /** Those that could be painted and uploaded. */
  private images(
    pictures: readonly Picture[],
    reading: Reading,
    { painter, files }: PictureParts,
  ): Promise<PictureBlocks> {
    return paintPictures<KnownBlock>(painter, pictures, reading, {
      show: async painted => pictureImage(painted.picture, await this.upload(painted, files), reading),
      failed: (error, kind) =>
        this.log.warn({ err: error, kind }, 'a picture could not be made; the message goes without'),
    })
  }

  /** What was deleted in Slack is uploaded anew next time. */
  private async forget(pictures: readonly Picture[], reading: Reading, { painter, files }: PictureParts) {
    await paintPictures(painter, pictures, reading, {
      show: ({ digest }) => files.remove(this.workspaceId, digest),
      failed: (error, kind) =>
        this.log.warn({ err: error, kind }, 'an uploaded picture could not be forgotten'),
    })
  }

  /** Uploads a file that belongs to no conversation; the same bytes once. Returns its id. */
  private async upload({ picture, png, digest }: PaintedPicture, files: PictureFiles): Promise<string> {
    const known = await files.get(this.workspaceId, digest)
    if (known) return known
    const filename = `${picture.kind}.png`
    const { upload_url: url, file_id: id } = await calling(
      this.client.files.getUploadURLExternal({ filename, length: png.length }),
    )
    if (!url || !id) throw new Error('Slack gave no address to upload to')
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: png as Uint8Array<ArrayBuffer>,
      signal: AbortSignal.timeout(15_000),
    })
    if (!answer.ok) throw new Error(`Slack did not take the upload: ${answer.status}`)
    await calling(this.client.files.completeUploadExternal({ files: [{ id, title: filename }] }))
    await this.scanned(id)
    await files.save(this.workspaceId, digest, id, this.clock.now())
    return id
  }

  private async scanned(id: string): Promise<void> {
    for (const wait of [0, ...scanWaits]) {
      if (wait > 0) await sleep(wait)
      const { file } = await calling(this.client.files.info({ file: id }))
      if (file?.mimetype) return
    }
    throw new Error('Slack is still scanning an uploaded picture')
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof ChatFailure && error.kind === 'refused' && refusesBlocks.has(error.code)
}
