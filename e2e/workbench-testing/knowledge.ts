import { newId } from '@askwell/core/base';
import { VisitorClient } from '@askwell/core/protocol';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const files: Readonly<Record<string, string>> = {
  'account/reset-password.en.md': `---
title: Reset your password
questions: [I forgot my password, How do I get a new password?]
---

## Steps

1. Open the sign-in page and choose **Forgot password**.
2. Follow the link in the e-mail.
`,
  'account/reset-password.zh-CN.md': `---
title: 重置密码
questions: [忘记密码了怎么办, 怎么设置新密码]
---

## 步骤

1. 打开登录页面，点击**忘记密码**。
2. 点击邮件中的链接。
`,
  'account/delete-account.en.md': `---
title: Delete your account
questions: [How do I delete my account?]
---

## Steps

1. Open the settings.
2. Choose **Delete account** and confirm.
`,
  'account/delete-account.zh-CN.md': `---
title: 注销账户
questions: [怎么注销账户]
---

## 步骤

1. 打开设置。
2. 点击**注销账户**并确认。
`,
  'tests/regression.yaml': `- { locale: en, question: "forgot the password", article: reset-password }
- { locale: en, question: "I forgot my password, what now?", article: delete-account }
- { locale: zh-CN, question: "密码忘了", article: reset-password }
- { locale: zh-CN, question: "忘记密码了，账户该怎么办", article: delete-account }
`,
};

/** A knowledge folder in two languages with a test in each that must fail. @returns its path */
export function writeTestedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'askwell-tested-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Asks as a customer in the shop, and resolves when the bot has decided. */
export async function askAsCustomer(baseUrl: string, questions: readonly string[], locale: string): Promise<void> {
  const options = { baseUrl, timeout: 10_000 };
  const { token } = await new VisitorClient(options).openSession();
  const customer = new VisitorClient({ ...options, headers: () => ({ authorization: `Bearer ${token}` }) });
  for (const text of questions) {
    const id = newId('cnv', Date.now());
    await customer.openConversation({ id, locale });
    await customer.send(id, { clientId: newId('cli', Date.now()), content: { type: 'text', text } });
    while ((await customer.transcript(id)).messages.length < 2) await new Promise(setImmediate);
  }
}
