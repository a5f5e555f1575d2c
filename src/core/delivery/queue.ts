/** The serial queue of a conversation: what is sent there is sent in the order in which it was decided. */
export function queueOf(workspaceId: string, conversation: string): string {
  return `conversation:${workspaceId}:${conversation}`
}
