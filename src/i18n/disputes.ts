/** A tag of a kudos that somebody who received it does not see so. The buttons and the form are those of feedback. */
export const disputesEn = {
  yours: (giver: string, indicator: string) =>
    `You do not see it as ${indicator}. ${giver} has been asked in private; until they answer, it does not count.`,
  note: (note: string) => `You wrote: “${note}”`,
  hint: 'The giver sees this, nobody else. Until they have answered, the indicator does not count.',
  where: 'An indicator that does not fit can be disputed there.',
}

export const disputesZhCN: typeof disputesEn = {
  yours: (giver, indicator) => `你觉得这不算“${indicator}”。已经私下请 ${giver} 再看看；答复之前暂不计入。`,
  note: note => `你写道：“${note}”`,
  hint: '只有点赞的人能看到。在 TA 答复之前，这个指标不计入。',
  where: '指标贴得不准？可以在那里提出异议。',
}
