// Words that carry the grammar of a question and not its subject. They are indexed in titles and questions only, where
// they can be the subject ("IF function", "not operator"), and weigh little in a query.

const english = `a about above actually after again against ago all already also although always am an and another any anybody
anyone anything anyway are arent around as ask at away be because been before being below between both but by came can cannot
cant come could couldnt did didnt do does doesnt doing dont down during each either else etc even ever every everybody everyone
everything find for from further get gets getting give given go goes going got had hadnt happen happens has hasnt have havent
having hello help her here hers herself hey hi him himself his how however i id if ill im in into is isnt it its itself ive just
know let lets like likes ll look looking made make makes many may maybe me mean might mine more most much must my myself need
needs no nobody nor not now of off often ok okay on once one only onto or other others otherwise ought our ours ourselves out
over own particular people per perhaps please possible put quite rather re really s same say see seem seems shall she should
shouldnt since so some somebody somehow someone something sometimes somewhere still such sure t take tell than thank thanks that
thats the their theirs them themselves then there theres these they thing things think this those though through thus to together
too try trying under until up upon us use used useful uses using ve very via want wants was wasnt way ways we well were werent
what whats when whenever where whether which while who whole whom whose why will with within without wont would wouldnt yes yet
you your youre yours yourself`;

const chinese = `的 了 是 在 和 与 或 我 你 您 他 她 它 们 这 那 哪 个 吗 呢 吧 啊 呀 嘛 哦 么 什 怎 样 就 都 也 很 还 又 被 把 给 让 请 问
对 从 到 为 以 及 其 而 且 之 于 有 要 能 会 可 想 用 如 何 个 着 过 地 得 所 某 一 不 请问 如何 怎么 怎样 什么 哪里 哪儿 哪个 哪些
为什 是否 可以 能否 可否 我们 你们 您们 他们 这个 那个 这些 那些 这里 那里 有没 没有 一个 一下 一些 是不 不是 怎么 么样 么办
需要 想要 知道 告诉 我想 我要 能不 不能 可不 的是 是什 了吗 的吗 的呢 我的 你的 您的 他的 它的 什麽 多少 几个 谁是 是谁 的话 如果
么用 如何 何在 怎么 想问 问下 下怎`;

export const englishStopWords: ReadonlySet<string> = new Set(english.split(/\s+/));

/** Function characters and the bigrams of question phrases, in simplified characters. */
export const chineseStopTerms: ReadonlySet<string> = new Set(chinese.split(/\s+/));
