import { describe, expect, it } from 'vitest';
import { joinSpaced } from '../../../../src/pipeline/tables/unruled/spaced-runs.ts';
import { picture } from '../../page-builder.ts';

const joined = (drawn: string) => joinSpaced(picture(drawn).runs).map((run) => run.text);

describe('joinSpaced', () => {
  it('words set wide are one run', () => {
    expect(joined('一  级  指  标')).toEqual(['一级指标']);
    expect(joined('单  位      县水利局')).toEqual(['单位', '县水利局']);
  });

  it('the last characters of two cells side by side are two', () => {
    expect(joined('项目名   公共文化体系建设项\n\n  称     目')).toEqual([
      '项目名',
      '公共文化体系建设项',
      '称',
      '目',
    ]);
  });

  it('a word set wide below one text alone stays one', () => {
    expect(joined('公共文化体系建设项目表\n\n单  位')).toEqual(['公共文化体系建设项目表', '单位']);
  });
});
