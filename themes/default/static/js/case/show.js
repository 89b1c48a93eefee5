// @ts-check
/** Shows what a case has come to: the next question, or the verdict. */
(() => {
  /** @type {any} */
  const ruimte = (/** @type {any} */ (window).ruimte ??= {});

  ruimte.show = (/** @type {any} */ page, /** @type {any} */ data) => {
    const { helper, now, go } = page;
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (helper.querySelector(name));
    const [one, outcome, body] = ['.helper-case', '.outcome', '.helper-body'].map(part);
    const t = (page.t ??= JSON.parse(helper.dataset.words));
    const left = (page.left ??= JSON.parse(helper.dataset.left));
    const { asks, roles } = data;

    const step = ruimte.decide(data, now.role, now.given, now.told, now.again);
    /** What was read as it has to be, and of the rest what it was. */
    const called = ruimte.called(t, data, step, roles.indexOf(now.role), now.spans);
    const seen = { ...now, called, given: { ...now.given, ...step.values } };
    const lost = step.refused.filter((/** @type {any} */ one) => one.v < 0).map((/** @type {any} */ one) => one.name);

    /** Without some names. */
    const except = (/** @type {any} */ texts, /** @type {string[]} */ names) =>
      Object.fromEntries(Object.entries(texts).filter(([name]) => !names.includes(name)));
    /** Takes an answer. What nobody can say what it is of goes, and then nothing is assumed. */
    const answer = (/** @type {Record<string, string>} */ values, /** @type {string=} */ span) => {
      const keys = Object.keys(values);
      const { given, again, told } = now;
      go({ ...now, given: { ...except(seen.given, lost), ...values }, again: except(again, [...keys, ...lost]),
        told: told && !lost.length, log: [...now.log, keys], past: [...now.past, { given, again, told, spans: now.spans }],
        spans: { ...except(now.spans, keys), ...(span ? { [keys[0]]: span } : {}) } });
    };
    /** Takes back an answer and all that came after it. */
    const back = (/** @type {number} */ at) =>
      go({ ...now, ...now.past[at], past: now.past.slice(0, at), log: now.log.slice(0, at) });

    /** Asks again what an address had told. */
    const forget = (/** @type {string} */ key) => {
      const { [key]: _, ...given } = now.given;
      go({ ...now, given });
    };
    /** Asks what an address left out of what always holds. */
    const open = () => {
      const totals = asks.filter((/** @type {any} */ ask) => ask.total).map((/** @type {any} */ ask) => [ruimte.key(ask), '0']);
      go({ ...now, told: false, given: { ...Object.fromEntries(totals), ...now.given } });
    };

    page.back = () => (now.log.length ? back(now.log.length - 1) : (location.hash = '#find'));
    /** Of what always holds, only what is the case need be said. */
    page.told = Object.fromEntries(Object.entries(seen.given).filter(([key, value]) =>
      value !== 'no' || !asks.some((/** @type {any} */ ask) => ask.always && ask.fact === key)));
    /** That a number stands for a stretch: a name that no fact can have. */
    page.spans = Object.fromEntries(Object.keys(called).map((key) => [ruimte.STRETCH + key, now.spans[key]]));

    const { ruling } = step;
    part('.helper-ways').hidden = !ruling;
    one.toggleAttribute('data-decided', Boolean(ruling));
    outcome.className = ruling ? 'outcome plate' : 'outcome';
    outcome.dataset.verdict = ruling?.verdict ?? 'undecided';
    outcome.dataset.whom = ruling?.whom.join(' ') ?? '';
    outcome.dataset.needs = ruling ? '' : step.needs.join(' ');
    if (ruling) {
      outcome.replaceChildren(...ruimte.plate(t, data, step, page.roleName, called));
      body.replaceChildren(...ruimte.advice(t, data, step, roles.indexOf(now.role)),
        ...ruimte.answers(t, seen, data, { answer, back, open, forget }));
    } else {
      outcome.textContent = left[Math.min(step.most, left.length) - 1] ?? '';
      body.replaceChildren(...ruimte.question(t, data, step, answer));
    }
  };
})();
