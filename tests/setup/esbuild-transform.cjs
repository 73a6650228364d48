// Jest compiles the tests with the compiler that ships the add-on, so that what is tested is what runs.
const { transformSync } = require('esbuild');

module.exports = {
  process(source, file) {
    const { code, map } = transformSync(source, {
      loader: file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      sourcefile: file,
      sourcemap: 'both',
      supported: { 'dynamic-import': true },
    });
    return { code, map };
  },
};
