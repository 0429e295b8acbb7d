import { describe, expect, it, vi } from 'vitest';
import { OutlineService } from './outline-service.ts';

const section = (id: string) => ({ id, label: id.toUpperCase(), level: 1 });
const uri = 'article/returns/en';

describe('OutlineService', () => {
  it('gives what the editor that is seen offers, as it is now, and nothing once the editor is gone', () => {
    const editors = { active: uri as string | null };
    const outlines = new OutlineService(editors);
    const reveal = vi.fn<(id: string) => void>();
    const offer = outlines.offer(uri, { sections: [section('who')], reveal });
    offer.update({ sections: [section('who'), section('when')], current: 'when' });
    expect(outlines.active).toMatchObject({ current: 'when', sections: [{ id: 'who' }, { id: 'when' }] });
    outlines.active?.reveal('when');
    expect(reveal).toHaveBeenCalledWith('when');
    editors.active = 'article/refunds/en';
    expect(outlines.active).toBeUndefined();
    editors.active = uri;
    offer.dispose();
    expect(outlines.active).toBeUndefined();
  });

  it('tells the address at each change', () => {
    const outlines = new OutlineService({ active: uri });
    const told: string[] = [];
    outlines.onDidChange((address) => told.push(address));
    const offer = outlines.offer(uri, { sections: [], reveal() {} });
    offer.update({ current: 'who' });
    offer.dispose();
    offer.dispose();
    offer.update({ current: 'when' });
    expect(told).toEqual([uri, uri, uri]);
    expect(outlines.get(uri)).toBeUndefined();
  });

  it('prefers the editor that changed last where an address is open twice', () => {
    const outlines = new OutlineService({ active: uri });
    const left = outlines.offer(uri, { sections: [section('left')], reveal() {} });
    const right = outlines.offer(uri, { sections: [section('right')], reveal() {} });
    expect(outlines.active?.sections).toEqual([section('right')]);
    left.update({ current: 'left' });
    expect(outlines.active?.sections).toEqual([section('left')]);
    left.dispose();
    expect(outlines.active?.sections).toEqual([section('right')]);
    right.dispose();
  });
});
