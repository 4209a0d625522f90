import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  it('leads only to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, path = '']) => path);
    expect(links).toContain('public/screenshots/plan-wide.png');
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('says of every dependency why it is there, and of none that is not', () => {
    const table = readme.split('## What it stands on')[1]?.match(/^\| .* \|$/gm) ?? [];
    const named = table.flatMap(
      (row) =>
        row
          .split('|')[1]
          ?.split(',')
          .map((name) => name.trim()) ?? [],
    );
    const used = [...Object.keys(packageJson.dependencies), ...Object.keys(packageJson.devDependencies)];
    expect(named.filter((name) => name !== 'package').sort()).toEqual(used.sort());
  });

  it('names only commands that are there', () => {
    const named = [...readme.matchAll(/npm (?:run )?(start|test|[a-z]+)(?=[`\s])/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in packageJson.scripts))).toEqual([]);
  });
});
