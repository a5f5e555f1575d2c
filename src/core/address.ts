/** How somebody is reached on a platform whose conversations have to be known before anything is sent there. */
export interface PersonAddress {
  personId: string
  /** The platform's second id of the person: Teams' "29:…". */
  accountId: string | null
  /** The direct conversation; null before there is one, and once the app was uninstalled. */
  conversationId: string | null
  serviceUrl: string | null
  unreachable: { since: Date; reason: string } | null
}

/** A channel or group chat that Laurel was added to. */
export interface ChannelAddress {
  id: string
  scope: 'channel' | 'group'
  name: string
  /** Conversation and directory group of the team that a channel is in. */
  teamId: string | null
  groupId: string | null
  serviceUrl: string
}

export interface Addresses {
  ofPerson(workspaceId: string, personId: string): Promise<PersonAddress | null>
  ofAccounts(workspaceId: string, accountIds: readonly string[]): Promise<PersonAddress[]>
  /**
   * Creates or refreshes; what is left out stays. A conversation makes the person reachable. Returns false, and keeps
   * nothing, where the person is not known (any more).
   */
  savePerson(
    workspaceId: string,
    address: Pick<PersonAddress, 'personId'> &
      Partial<Pick<PersonAddress, 'accountId' | 'conversationId' | 'serviceUrl'>>,
    now: Date,
  ): Promise<boolean>
  /** Nothing reaches this person at present, if they are known; `since` stays that of the first failure. */
  unreachable(workspaceId: string, personId: string, reason: string, now: Date): Promise<void>
  /** The person removed the app: their conversation is forgotten. */
  removed(workspaceId: string, personId: string, now: Date): Promise<void>
  /** Those whom nothing reaches, the longest unreachable first. */
  listUnreachable(workspaceId: string, count: number): Promise<PersonAddress[]>

  channel(workspaceId: string, id: string): Promise<ChannelAddress | null>
  /** In order of their names. */
  channels(workspaceId: string): Promise<ChannelAddress[]>
  saveChannels(workspaceId: string, channels: readonly ChannelAddress[], now: Date): Promise<void>
  removeChannel(workspaceId: string, id: string): Promise<void>
  /** The app was removed from a team: all of its channels are forgotten. */
  removeTeam(workspaceId: string, teamId: string): Promise<void>
  /** Any address of the service that the workspace's conversations live at. */
  serviceUrl(workspaceId: string): Promise<string | null>
}
