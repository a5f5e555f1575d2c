import type { PictureFiles } from '../core/picture/picture-files.ts'
import type { Client } from './client.ts'

export class PostgresPictureFiles implements PictureFiles {
  constructor(private readonly client: Client) {}

  async get(workspaceId: string, digest: string): Promise<string | null> {
    const row = await this.client.pictureFile.findUnique({
      where: { workspaceId_digest: { workspaceId, digest } },
      select: { fileId: true },
    })
    return row?.fileId ?? null
  }

  async save(workspaceId: string, digest: string, fileId: string, now: Date): Promise<void> {
    await this.client.pictureFile.upsert({
      where: { workspaceId_digest: { workspaceId, digest } },
      create: { workspaceId, digest, fileId, uploadedAt: now },
      update: { fileId, uploadedAt: now },
    })
  }

  async remove(workspaceId: string, digest: string): Promise<void> {
    await this.client.pictureFile.deleteMany({ where: { workspaceId, digest } })
  }

  async forget(before: Date): Promise<number> {
    const { count } = await this.client.pictureFile.deleteMany({ where: { uploadedAt: { lt: before } } })
    return count
  }
}
