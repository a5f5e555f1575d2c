/** Small words that make up much of any text, of the languages that Laurel reads and of others that are written with the same letters. */
const english = wordSet(
  `the and to of in for with on that was is it he she they his her our you we i this at so from by us not had who when did before
  after which all as a an be were has have their them my me your thanks thank but or if then than about into out up there what
  would could every everyone everybody one no its it's i'm don't didn't can will just how while because`,
)
const others = wordSet(
  // French
  `merci beaucoup pour avec les des une est dans qui que sur pas nous vous ses aux être été était très leur elle ils mais le la et
  du au ce cette sa notre lui ont toute tous grâce équipe son sans d'avoir c'est qu'il l'équipe j'ai n'a
  ` +
    // German
    `der das und ist nicht mit auf für dem ein eine einen einem einer hat wir sie ich auch sich nach bei uns wurde haben danke von zu
  im dass ihr ihre seinen als noch aus dir dich vielen
  ` +
    // Spanish, Portuguese, Italian
    `el los las una por para con del muy gracias pero su fue más lo se en y es todo equipo nos os uma com não muito obrigado obrigada
  foi ele ela dos um ao sua il che di per non grazie sono gli della ha molto anche nel si dei alla hanno mia
  ` +
    // Dutch, Swedish, Danish, Norwegian
    `het een van voor niet zijn ook bedankt heeft aan dat ik je naar wij ons och att det som för inte på är med tack ett til og ikke
  jeg af takk tak har
  ` +
    // Polish, Czech, Turkish, Indonesian, Vietnamese
    `nie się że jest dziękuję za na oraz przez dla děkuji že pro jsem ve bir için teşekkürler bu çok yang dan untuk dengan terima
  kasih ini itu tidak di anh chị cảm ơn đã của và`,
)

/** Alphabets that none of Laurel's languages is written in. */
const foreign =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Devanagari}]/gu

/** More of such letters than this share, and the text is not a Chinese or English one that quotes a word. */
const mostForeign = 0.34

/** Whether a text is in a language that Laurel reads nothing in: neither English nor Chinese. In doubt, it is not. */
export function isUnread(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  if (letters === 0) return false
  if ((text.match(foreign)?.length ?? 0) / letters > mostForeign) return true
  if ((text.match(/\p{Script=Han}/gu)?.length ?? 0) / letters > mostForeign) return false
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[\p{L}']+/gu) ?? []
  const of = (set: ReadonlySet<string>) => words.filter(word => set.has(word)).length
  return of(others) >= 2 && of(others) > of(english)
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter(Boolean))
}
