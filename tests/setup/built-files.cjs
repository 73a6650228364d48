// The host tests run what was built: build it first when a source is newer.
const { spawnSync } = require('node:child_process');

module.exports = () => {
  const { status } = spawnSync(process.execPath, ['scripts/ensure-build.mjs'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
};
