import { STAGE_STEMS } from '../../src/roadmap/stage-stems';
import { nounsOf } from '../../src/roadmap/verbal-nouns';

test.each([
  ['изучить', 'изучение'],
  ['назначить', 'назначение'],
  ['составить', 'составление'],
  ['закрепить', 'закрепление'],
  ['утвердить', 'утверждение'],
  ['посетить', 'посещение'],
  ['разместить', 'размещение'],
  ['пригласить', 'приглашение'],
  ['выразить', 'выражение'],
  ['обеспечить', 'обеспечение'],
  ['создать', 'создание'],
  ['провести', 'проведение'],
  ['внести', 'внесение'],
  ['познакомиться', 'познакомление'],
  ['подобрать', 'подбор'],
  ['выбирать', 'выбор'],
  ['найти', 'поиск'],
  ['проанализировать', 'анализ'],
  ['помогать', 'помощь'],
])('«%s» leads to «%s»', (verb, noun) => {
  expect(nounsOf(verb).some((stem) => noun.startsWith(stem))).toBe(true);
});

test.each(['изучение', 'наставник', 'встречи', 'дети', 'весть', 'ученость', ''])('«%s» is no infinitive', (word) => {
  expect(nounsOf(word)).toEqual([]);
});

test('no rule of a stage lists an infinitive whose noun it lists too', () => {
  const steps = Object.values(STAGE_STEMS).flatMap((rules) =>
    rules.flatMap(([stems]) => stems.split(' ').map((step) => step.replace('^', '').split('/'))),
  );
  const doubled = steps.flatMap((alternatives) =>
    alternatives.filter((stem) => {
      const nouns = nounsOf(stem.replace('=', '').replace(/([аеиоуыюя])т$/, '$1ть'));
      return alternatives.some((other) => other !== stem && nouns.some((noun) => noun.startsWith(other)));
    }),
  );
  expect(doubled).toEqual([]);
});
