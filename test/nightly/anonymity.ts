import { attack } from '../core/pulse/attack.ts'

/**
 * `npm run attack [runs [seed]]`: lets the attacker of test/core/pulse loose on many histories, 200,000 unless told
 * otherwise, in batches that each print their seed. Ends with an error at the first answer that can be inferred.
 */
const batch = 10_000
const [runs = 200_000, first = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number)

let [shown, answers] = [0, 0]
for (let done = 0; done < runs; done += batch) {
  const seed = first + done / batch
  const counted = attack(Math.min(batch, runs - done), seed)
  shown += counted.shown
  answers += counted.answers
  process.stdout.write(
    `seed ${seed}: ${Math.min(done + batch, runs)} histories, ${shown} results shown, ${answers} answers, none inferred\n`,
  )
}
