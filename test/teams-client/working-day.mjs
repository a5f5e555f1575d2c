/** Has the process live on the next Tuesday morning: Laurel asks nobody on a weekend or at night. */
const RealDate = Date
const tuesday = new RealDate()
tuesday.setUTCHours(10, 0, 0, 0)
do tuesday.setUTCDate(tuesday.getUTCDate() + 1)
while (tuesday.getUTCDay() !== 2)
const ahead = tuesday.getTime() - RealDate.now()

globalThis.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + ahead)
    else super(...parts)
  }

  static now() {
    return RealDate.now() + ahead
  }
}
