import type { KeptPicture, PictureFiles } from '../core/picture/picture-files.ts'
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

  async keep(
    workspaceId: string,
    { digest, fileId, personId, png }: KeptPicture,
    now: Date,
  ): Promise<string> {
    const row = await this.client.pictureFile.upsert({
      where: { workspaceId_digest: { workspaceId, digest } },
      create: { workspaceId, digest, fileId, personId, png: Uint8Array.from(png), uploadedAt: now },
      update: { uploadedAt: now },
      select: { fileId: true },
    })
    return row.fileId
  }

  async kept(fileId: string, since: Date): Promise<Uint8Array | null> {
    const row = await this.client.pictureFile.findFirst({
      where: { fileId, png: { not: null }, uploadedAt: { gt: since } },
      select: { png: true },
    })
    return row?.png ?? null
  }

  async remove(workspaceId: string, digest: string): Promise<void> {
    await this.client.pictureFile.deleteMany({ where: { workspaceId, digest } })
  }

  async forget(before: Date): Promise<number> {
    const { count } = await this.client.pictureFile.deleteMany({ where: { uploadedAt: { lt: before } } })
    return count
  }
}
