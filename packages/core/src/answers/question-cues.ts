// The words by which a question's type, urgency and mood are told. Each line: weight, then cues separated by ` | `. English
// cues match whole words (`*` at the end: any ending), Chinese ones anywhere; simplified characters, lower case.

export const typeCues = {
  complaint: `3 complain* | complaint | unacceptable | rip off | ripoff | scam* | fraudulent service | worst service | terrible service | poor service | bad service | rude | lawyer | sue | legal action | consumer protection | compensation | demand a refund | want my money back | 投诉 | 举报 | 差评 | 维权 | 消费者协会 | 12315 | 骗子 | 欺诈 | 欺骗 | 虚假宣传 | 态度恶劣 | 态度差 | 服务差 | 太差 | 垃圾 | 赔偿 | 索赔 | 霸王条款 | 坑人 | 坑钱 | 讨个说法 | 起诉
2 disappointed | disgusted | outrageous | ridiculous | fed up | sick of | misleading | lied | cheated | never again | 失望 | 气愤 | 不满 | 敷衍 | 推卸 | 忽悠 | 乱收费 | 不负责`,
  fault: `3 error* | crash* | not working | doesnt work | does not work | isnt working | is not working | stopped working | wont work | broken | bug* | fail* | failure | malfunction* | frozen | freezes | black screen | blue screen | exception | timeout | timed out | 报错 | 错误 | 故障 | 异常 | 崩溃 | 闪退 | 死机 | 卡死 | 黑屏 | 白屏 | 蓝屏 | 失败 | 失灵 | 坏了 | 不能用 | 无法使用 | 用不了 | 打不开 | 连不上 | 登不上 | 没反应 | 无响应 | 超时 | 失效 | 不工作
2 cannot | cant | unable | wont | not able | problem | trouble | issue | declined | rejected | stuck | 无法 | 不能 | 不了 | 没办法 | 出问题 | 有问题 | 不显示 | 不成功 | 被拒`,
  order: `3 my order | order number | order status | parcel | package | shipment | shipping | delivery | delivered | tracking | courier | refund* | return an item | exchange an item | invoice | 订单 | 快递 | 物流 | 发货 | 到货 | 收货 | 签收 | 包裹 | 退货 | 换货 | 退款 | 运费 | 配送 | 单号 | 发票 | 下单
1 order* | purchase* | payment | arrive* | cancel* | 购买 | 付款 | 支付 | 取消`,
  consult: `2 how do | how can | how to | how does | how long | how much | how many | what is | what are | what does | where can | where do | where is | when will | when does | which | is it possible | can i | could i | do you | does it | is there | are there | should i | tell me | explain | difference between | 怎么 | 怎样 | 如何 | 什么 | 多少 | 多久 | 多长时间 | 哪里 | 哪些 | 哪个 | 是否 | 能否 | 可否 | 可以吗 | 能不能 | 可不可以 | 有没有 | 吗 | 请问 | 咨询 | 了解 | 介绍 | 区别 | 为什么
1 why | who | want to know | wondering | help me | 想知道 | 想问`,
} as const;

export const urgencyCues = `3 urgent* | emergency | asap | as soon as possible | immediately | right now | right away | stolen | hacked | fraud | unauthorised | unauthorized | losing money | production is down | outage | 紧急 | 急急 | 十万火急 | 立刻 | 马上 | 立即 | 被盗 | 盗刷 | 被骗 | 诈骗 | 宕机 | 瘫痪 | 泄露
2 quickly | hurry | today | tonight | deadline | waiting for hours | still waiting | every minute | 尽快 | 赶紧 | 快点 | 着急 | 很急 | 挺急 | 今天必须 | 等了很久 | 一直没 | 急用 | 急`;

export const moodCues = {
  negative: `3 hate* | furious | outrageous | disgusting | disgusted | awful | terrible | horrible | worst | useless | scam* | pathetic | stupid | idiot* | wtf | bullshit | crap | unacceptable | 垃圾 | 恶心 | 骗子 | 坑人 | 坑爹 | 气死 | 愤怒 | 气愤 | 他妈 | 妈的 | 傻 | 滚 | 废物 | 太差 | 差劲 | 最差 | 烂 | 无耻 | 恶劣 | 投诉 | 差评 | 受够
2 angry | annoyed | annoying | frustrat* | disappoint* | upset | ridiculous | unhappy | unhelpful | fed up | sick of | bad | poor | wasted | waste of | rude | lied | mess | joke | 失望 | 生气 | 不满 | 烦 | 郁闷 | 无语 | 糟糕 | 糟 | 不爽 | 坑 | 敷衍 | 浪费时间 | 难用 | 离谱 | 过分 | 什么玩意 | 搞什么 | 忽悠
1 problem | wrong | slow | again and again | still not | never works | not happy | confus* | worried | 太慢 | 一直不 | 还是不行 | 还没有 | 又不 | 不行 | 麻烦死 | 担心`,
  positive: `3 love* | excellent | amazing | fantastic | awesome | perfect* | brilliant | wonderful | outstanding | 太棒 | 非常好 | 完美 | 很满意 | 非常满意 | 超赞 | 优秀 | 太好了 | 厉害 | 五星 | 好评
2 thank* | great | good job | happy | pleased | appreciate* | helpful | nice | glad | satisfied | impressed | 谢谢 | 感谢 | 满意 | 喜欢 | 不错 | 赞 | 给力 | 开心 | 高兴 | 很好 | 有帮助 | 棒 | 辛苦了
1 good | works now | fine | well done | 好的 | 可以了 | 解决了`,
} as const;

/** Before a cue of mood these turn it round. */
export const negations = `not | no | never | isnt | wasnt | dont | doesnt | didnt | cant | wont | hardly | without | 不 | 没 | 没有 | 不是 | 别 | 无 | 未 | 并不 | 不太 | 不够 | 不怎么`;
