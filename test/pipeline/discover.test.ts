import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { UsageError } from '../../src/parsers/errors.ts';
import { discover } from '../../src/pipeline/discover.ts';
import { temporaryFolder, writeFiles } from '../temporary-folder.ts';

const folder = temporaryFolder();

async function listed(paths: readonly string[], except: readonly string[] = []) {
  const found = await discover(paths, { except });
  return {
    files: found.files.map((file) => file.document),
    unreadable: found.unreadable.map(({ source, error }) => [source.document, error.message]),
    hidden: found.hidden,
  };
}

describe('a folder', () => {
  const tree = writeFiles(join(folder, 'tree'), {
    'b.pdf': 'b',
    'a.txt': 'aaa',
    'Z.txt': 'z',
    '附件/一.pdf': '1',
    '附件/深/二.pdf': '2',
    '.git/config': 'x',
    '附件/.~lock': 'x',
    'jixiao.db': 'x',
  });

  it('passes over the database also where a link leads to it', async () => {
    const linked = writeFiles(join(folder, 'linked'), { 'a.pdf': 'a', 'db/jixiao.db': 'x', 'db/b.pdf': 'b' });
    symlinkSync(join(linked, 'db'), join(linked, 'way'));
    symlinkSync(join(linked, 'db/jixiao.db'), join(linked, 'copy.db'));
    expect((await listed([linked], [join(linked, 'db/jixiao.db')])).files).toStrictEqual([
      'a.pdf',
      'db/b.pdf',
      'way/b.pdf',
    ]);
  });

  it('is listed to its depth, by path in code-unit order, hidden files counted', async () => {
    expect(await listed([tree], [join(tree, 'jixiao.db')])).toStrictEqual({
      files: ['Z.txt', 'a.txt', 'b.pdf', '附件/一.pdf', '附件/深/二.pdf'],
      unreadable: [],
      hidden: 2,
    });
  });

  it('gives each file its folder, absolute path, size and time', async () => {
    const { files } = await discover([join(tree, '附件')]);
    expect(files[0]).toStrictEqual({
      document: '一.pdf',
      root: join(tree, '附件'),
      path: join(tree, '附件', '一.pdf'),
      bytes: 1,
      modifiedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      // Changed a moment ago: what it looks like says nothing yet.
      stamp: null,
    });
  });

  it('gives a stamp to a file that has settled, and another once it was touched', async () => {
    const file = join(folder, 'settled.txt');
    writeFileSync(file, 'x');
    const stampIn = async (seconds: number): Promise<unknown> => {
      vi.setSystemTime(Date.now() + seconds * 1000);
      return (await discover([file])).files[0]?.stamp;
    };
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      expect(await stampIn(0)).toBeNull();
      const before = await stampIn(3);
      expect(before).toMatch(/^1 [\d.]+ [\d.]+ \d+$/u);
      // Its own time set back is a change all the same.
      utimesSync(file, new Date(0), new Date(0));
      const after = await stampIn(3);
      expect(after).toMatch(/^1 0 [\d.]+ \d+$/u);
    } finally {
      vi.useRealTimers();
    }
  });

  it('named twice, or with a file of its own, lists each file once, by the first name', async () => {
    expect((await listed([tree, tree, join(tree, '附件', '一.pdf')])).files).toHaveLength(6);
    expect((await listed([join(tree, '附件', '一.pdf'), join(tree, '附件')])).files).toStrictEqual([
      '一.pdf',
      '深/二.pdf',
    ]);
  });

  it('reached through a link is the folder itself', async () => {
    symlinkSync(tree, join(folder, 'link'));
    const { files } = await discover([join(folder, 'link')]);
    expect(files[0]?.path).toBe(join(tree, 'Z.txt'));
  });
});

describe('a file', () => {
  it('is listed by its name, also a hidden one: it was asked for', async () => {
    writeFiles(folder, { 'one/.hidden.txt': 'x' });
    expect(await listed([join(folder, 'one', '.hidden.txt')])).toStrictEqual({
      files: ['.hidden.txt'],
      unreadable: [],
      hidden: 0,
    });
  });

  it('that does not exist is wrong usage', async () => {
    await expect(discover([join(folder, 'nowhere')])).rejects.toThrow(UsageError);
  });
});

describe('what cannot be looked at is listed with its reason:', () => {
  const tree = writeFiles(join(folder, 'odd'), { 'good.txt': 'x' });
  symlinkSync('nowhere', join(tree, 'dangling.pdf'));
  symlinkSync('self', join(tree, 'self'));
  mkdirSync(join(tree, 'sub'));
  symlinkSync('..', join(tree, 'sub', 'up'));
  execFileSync('mkfifo', [join(tree, 'pipe')]);

  it('links to nothing, to themselves and upwards, pipes', async () => {
    expect(await listed([tree])).toStrictEqual({
      files: ['good.txt'],
      unreadable: [
        ['dangling.pdf', 'cannot be read: it is a link to nothing'],
        ['pipe', 'cannot be read: it is no regular file (a pipe, socket or device)'],
        ['self', 'cannot be read: its symbolic links form a loop'],
        ['sub/up', 'cannot be read: it is a link back to a folder it stands in'],
      ],
      hidden: 0,
    });
  });

  it('a dangling link that was named', async () => {
    expect((await listed([join(tree, 'dangling.pdf')])).unreadable).toStrictEqual([
      ['dangling.pdf', 'cannot be read: it is a link to nothing'],
    ]);
  });

  it('names in GB18030, each as it reads', async () => {
    mkdirSync(join(folder, 'gbk'));
    for (const name of [
      [0xbc, 0xa8],
      [0xb1, 0xed],
    ]) {
      writeFileSync(Buffer.concat([Buffer.from(`${join(folder, 'gbk')}/`), Buffer.from(name)]), 'x');
    }
    expect((await listed([join(folder, 'gbk')])).unreadable).toStrictEqual([
      ['绩', 'cannot be read: its name is not in UTF-8; rename it to what is listed here'],
      ['表', 'cannot be read: its name is not in UTF-8; rename it to what is listed here'],
    ]);
  });

  it('while a link to another folder is followed', async () => {
    const other = writeFiles(join(folder, 'other'), { 'x.txt': 'x' });
    const holder = writeFiles(join(folder, 'holder'), { 'y.txt': 'y' });
    symlinkSync(other, join(holder, 'more'));
    expect((await listed([holder])).files).toStrictEqual(['more/x.txt', 'y.txt']);
  });
});
