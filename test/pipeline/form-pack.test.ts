import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../src/pipeline/extract.ts';
import { FormPacker, PackedForms } from '../../src/pipeline/form-pack.ts';

const TEXT = ['甲项目', '乙项目']
  .map((name) =>
    [
      '项目支出绩效目标表',
      '（2025年度）',
      `项目名称\t${name}`,
      '一级指标\t二级指标\t三级指标\t指标值',
      '产出指标\t数量指标\t新建水窖数量\t≥40口',
      '满意度指标\t服务对象满意度指标\t村民满意度\t',
      '',
    ].join('\n'),
  )
  .join('\n');

async function forms() {
  const { forms: made } = await extractDocument(Buffer.from(TEXT), {
    path: 'two.txt',
    mediaType: 'text',
  });
  return made;
}

describe('packed forms', () => {
  it('come out as they went in, every time they are gone through', async () => {
    const made = await forms();
    expect(made).toHaveLength(2);
    const packer = new FormPacker();
    for (const form of made) packer.add(form);
    // As between threads.
    const packed = new PackedForms(structuredClone(packer.pack()));
    expect([...packed]).toStrictEqual(made);
    expect([...packed]).toStrictEqual(made);
    expect(packed).toMatchObject({ count: 2, indicators: 4, review: 2 });
  });

  it('of a document without a form are none', () => {
    const packed = new PackedForms(new FormPacker().pack());
    expect([...packed]).toStrictEqual([]);
    expect(packed).toMatchObject({ count: 0, indicators: 0, review: 0 });
  });
});
