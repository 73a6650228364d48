import { openProgramme } from './program-school';

test('trial', () => {
  const school = openProgramme();
  school.run('createRoadmap');
  const out = school.run('updateSummary');
  console.log(JSON.stringify(out.messages), out.calls);
  console.log(school.texts('Сводка').map((r) => r.join(' | ')).join('\n'));
  console.log(school.texts('Показатели').map((r) => r.join(' | ')).join('\n'));
  const again = school.run('updateSummary');
  console.log(again.changed, again.calls);
});
