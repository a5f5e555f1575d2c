// A thread of its own for the library, which takes tens of megabytes: they are given back when the thread ends.
import { parentPort, workerData } from 'node:worker_threads'
import Holidays from 'date-holidays'

const { country, from, to } = workerData
const countries = Object.keys(new Holidays().getCountries('en'))

parentPort.postMessage({
  countries,
  holidays: country !== null && countries.includes(country) ? holidaysOf(country) : null,
})

function holidaysOf(code) {
  const library = new Holidays(code)
  const found = []
  for (let year = from; year <= to; year++) {
    const chinese = library.getHolidays(year, 'zh')
    for (const [index, { date, start, end, name, type }] of library.getHolidays(year, 'en').entries())
      if (type === 'public')
        found.push({
          date,
          length: end.getTime() - start.getTime(),
          en: name,
          zh: chinese[index]?.name ?? name,
        })
  }
  return found
}
