import { describe, expect, it } from 'vitest';
import { isIdentityCard, isOwnContact, isPaymentCard, personalDataIn } from './personal-data.ts';

const kinds = (text: string) => personalDataIn(text).map(({ kind, text: found }) => `${kind} ${found}`);

describe('personalDataIn', () => {
  it.each([
    ['write to anna.berg@gmail.com', 'email anna.berg@gmail.com'],
    ['ring +49 151 23456789', 'phone +49 151 23456789'],
    ['电话 13812345678。', 'phone 13812345678'],
    ['0912-345-678', 'phone 0912-345-678'],
    ['(415) 234-9876', 'phone (415) 234-9876'],
    ['座机 010-62345678', 'phone 010-62345678'],
    ['card 4539 5787 6362 1486', 'card 4539 5787 6362 1486'],
    ['身份证 11010519491231002X', 'identity-card 11010519491231002X'],
  ])('finds it in %j', (text, expected) => {
    expect(kinds(text)).toEqual([expected]);
  });

  it.each([
    'support@company.com',
    'customer-service@company.com',
    'anna@example.com',
    'anna@shop.example',
    '+44 20 7946 0123',
    '555-555-0123',
    '400-820-8820',
    'order 4539578763621487',
    'test card 4242 4242 4242 4242',
    '110105194912310021',
    '110105194913310028',
    'timestamp 1763716800000',
    'TSO 418605412345123840',
    'version 1.3.8.1234.5678',
    'serial HL-13812345678-A',
    'root@10.0.1.20',
  ])('finds none in %j', (text) => {
    expect(kinds(text)).toEqual([]);
  });

  it('checks the digits of cards and identity cards', () => {
    expect(isPaymentCard('4539 5787 6362 1486')).toBe(true);
    expect(isPaymentCard('4539 5787 6362 1487')).toBe(false);
    expect(isIdentityCard('11010519491231002X')).toBe(true);
    expect(isIdentityCard('110105194912310020')).toBe(false);
  });

  it('knows the company’s own contacts', () => {
    const [mail] = personalDataIn('mei@hearthlane.shop');
    const [phone] = personalDataIn('+49 30 12345678');
    expect(isOwnContact(mail!, ['hearthlane.shop'])).toBe(true);
    expect(isOwnContact(mail!, ['lane.shop'])).toBe(false);
    expect(isOwnContact(phone!, ['030 12345678'])).toBe(true);
    expect(isOwnContact(phone!, ['030 12345679'])).toBe(false);
  });
});
