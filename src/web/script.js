// The page works without this: it only lets charts be explored. No network, no storage.
;(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]

  for (const button of all('[data-print]')) {
    button.hidden = false
    button.addEventListener('click', () => window.print())
  }

  // What is folded would not be printed.
  addEventListener('beforeprint', () => {
    for (const record of all('details.record')) record.open = true
  })

  const status = document.querySelector('[data-chosen]')
  const choices = all('[data-choose]')
  const choose = code => {
    let name = ''
    for (const button of choices) {
      const chosen = button.dataset.choose === code
      button.setAttribute('aria-pressed', String(chosen))
      if (chosen) name = button.dataset.name
    }
    for (const part of all('[data-part]')) {
      const away = code !== null && part.dataset.part !== code
      part.hidden = away
      part.classList.toggle('filtered', away)
    }
    if (status)
      status.textContent = code === null ? status.dataset.all : status.dataset.only.replace('%', name)
  }
  for (const button of choices) {
    button.addEventListener('click', () => {
      choose(button.getAttribute('aria-pressed') === 'true' ? null : button.dataset.choose)
    })
  }

  for (const chart of all('[data-lines]')) {
    const figure = chart.closest('figure')
    const { points, lines } = JSON.parse(chart.dataset.lines)
    const places = chart.dataset.x.split(' ').map(Number)
    const cursor = chart.querySelector('.cursor')
    const say = figure.querySelector('.say')
    const hidden = new Set()
    let at = points.length
    // A slider is what screen readers hand the arrow keys to, and whose value they say.
    const last = points.length - 1
    const slider = {
      role: 'slider',
      tabindex: 0,
      'aria-valuemin': 0,
      'aria-valuemax': last,
      'aria-valuenow': last,
    }
    for (const [name, value] of Object.entries(slider)) chart.setAttribute(name, value)
    chart.setAttribute('aria-label', `${chart.getAttribute('aria-label')} ${chart.dataset.how}`)
    const show = index => {
      at = Math.max(0, Math.min(points.length - 1, index))
      cursor.setAttribute('x1', places[at])
      cursor.setAttribute('x2', places[at])
      cursor.style.visibility = 'visible'
      const figures = lines
        .filter(line => !hidden.has(line.code))
        .map(line => `${line.name} ${line.values[at]}`)
      const words = `${points[at]}: ${figures.join(' · ')}`
      say.textContent = words
      chart.setAttribute('aria-valuenow', at)
      chart.setAttribute('aria-valuetext', words)
    }
    chart.addEventListener('keydown', event => {
      const steps = {
        ArrowLeft: -1,
        ArrowDown: -1,
        ArrowRight: 1,
        ArrowUp: 1,
        Home: -points.length,
        End: points.length,
      }
      const step = steps[event.key]
      if (step === undefined) return
      event.preventDefault()
      show(at + step)
    })
    const point = event => {
      const box = chart.getBoundingClientRect()
      const place = ((event.clientX - box.left) / box.width) * chart.viewBox.baseVal.width
      let nearest = 0
      places.forEach((x, index) => {
        if (Math.abs(x - place) < Math.abs(places[nearest] - place)) nearest = index
      })
      if (nearest !== at) show(nearest)
    }
    chart.addEventListener('pointermove', point)
    chart.addEventListener('pointerdown', point)
    for (const button of all('[data-toggle]', figure)) {
      button.addEventListener('click', () => {
        const code = button.dataset.toggle
        if (!hidden.delete(code)) hidden.add(code)
        button.setAttribute('aria-pressed', String(!hidden.has(code)))
        for (const line of all('[data-line]', chart))
          if (line.dataset.line === code) line.classList.toggle('off', hidden.has(code))
        if (at < points.length) show(at)
      })
    }
  }
})()
