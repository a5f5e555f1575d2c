import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { TeamsActivity } from './activity.ts'

/** Says whether an activity was signed by Teams for this application, and is about the service it names. */
export type Authenticate = (authorization: string, activity: TeamsActivity) => Promise<boolean>

export interface AuthenticationSettings {
  app: { id: string; password: string } | null
  openIdUrl: string
  loginUrl: string
}

/**
 * Botbuilder's check of the token: signature, key, issuer, audience, times and the service address. Whatever is wrong,
 * and a failure to read the keys as well, makes it false: why is nothing that a stranger should be told.
 */
export function authentication({ app, openIdUrl, loginUrl }: AuthenticationSettings): Authenticate {
  // A local client signs nothing.
  if (!app) return async () => true
  const inner = new ConfigurationBotFrameworkAuthentication(
    {
      // With one of them given, botbuilder takes all from here and falls back on nothing.
      CallerId: 'urn:botframework:azure',
      ChannelService: '',
      OAuthUrl: 'https://api.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    },
    {
      isValidAppId: async id => id === app.id,
      isAuthenticationDisabled: async () => false,
      createCredentials: async () => {
        throw new Error('Laurel sends through its own client')
      },
    },
  )
  return async (authorization, activity) => {
    if (!/^Bearer \S+$/.test(authorization)) return false
    try {
      const { claimsIdentity } = await inner.authenticateRequest(
        activity as unknown as Activity,
        authorization,
      )
      return claimsIdentity.isAuthenticated
    } catch {
      return false
    }
  }
}
