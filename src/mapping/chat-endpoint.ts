import { z } from 'zod'
import type { Framework } from '../core/framework/framework.ts'
import type { Language } from '../core/language.ts'
import type { Mapping } from '../core/mapping/mapper.ts'
import { blend } from './blend.ts'
import { responseFormat, systemPrompt } from './chat-prompt.ts'
import { type Endpoint, EndpointFailure, parseJson } from './endpoint.ts'
import { EndpointMapper, type EndpointMapperParts } from './endpoint-mapper.ts'
import type { Hidden } from './placeholders.ts'
import { spansOfQuotes } from './quotes.ts'

/** Share of the endpoint in what is shown. See README.md beside this file. */
const weight = 0.7

const completionSchema = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
})

const probability = z.number().min(0).max(1)

const answerSchema = z.object({
  behavioural: probability,
  ranking: z.array(z.object({ code: z.string(), p: probability })).max(20),
  quotes: z.array(z.string()).max(10),
})

/** Asks a large language model behind an OpenAI-compatible `chat/completions`, and blends its answer with the built-in mapper's. */
export class ChatEndpointMapper extends EndpointMapper {
  readonly #responseFormat: ReturnType<typeof responseFormat>
  readonly #prompts = new Map<Language, string>()

  constructor(
    private readonly framework: Framework,
    private readonly endpoint: Endpoint,
    parts: EndpointMapperParts,
  ) {
    super(parts)
    this.#responseFormat = responseFormat(framework)
  }

  protected async strengthen(text: string, hidden: Hidden, builtIn: Mapping): Promise<Mapping> {
    const completion = completionSchema.safeParse(
      await this.endpoint.post('chat/completions', {
        model: this.endpoint.settings.model,
        messages: [
          { role: 'system', content: this.#prompt(builtIn.language) },
          { role: 'user', content: hidden.text },
        ],
        response_format: this.#responseFormat,
      }),
    )
    if (!completion.success) throw new EndpointFailure('wrong-schema')
    const { content, refusal } = completion.data.choices[0]!.message
    if (refusal || !content) throw new EndpointFailure('refused')
    const answer = answerSchema.safeParse(parseJson(content))
    if (!answer.success) throw new EndpointFailure('wrong-schema')
    const { behavioural, ranking, quotes } = answer.data
    if (ranking.some(({ code }) => !this.framework.indicator(code))) throw new EndpointFailure('unknown-code')

    // Of a code that is named twice, the first counts.
    const indicators = new Map(ranking.toReversed().map(({ code, p }) => [code, p]))
    const mapping = blend(this.framework, builtIn, { indicators, behavioural }, weight)
    const spans = spansOfQuotes(text, hidden, quotes, builtIn.language)
    return spans.length > 0 ? { ...mapping, evidence: spans } : mapping
  }

  #prompt(language: Language): string {
    const known = this.#prompts.get(language)
    if (known !== undefined) return known
    const prompt = systemPrompt(this.framework, language)
    this.#prompts.set(language, prompt)
    return prompt
  }
}
