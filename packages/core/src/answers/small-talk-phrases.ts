import type { SmallTalkIntent } from './decision.ts';

// Phrases separated by `|`, in lower case and simplified characters: texts are folded to both before they are compared.

/** Words around a phrase that change nothing. */
export const softeners = `please|pls|plz|so|very|a lot|lot|much|really|there|again|all|everyone|bot|askwell|sir|madam|mate|dear|for your help|for the help|for your time
|for helping|for that|for this|then|well|oh|ah|um|just|now|ok|okay|and|but|my|friend|guys|team|good|nice|everybody|to you|today|hmm|ha|haha
|啊|呀|哦|噢|哈|哈哈|呢|吧|啦|了|的|嗯|呵呵|亲|亲爱的|大家|各位|麻烦|请|请问|那|那么|先|非常|十分|真的|很|太|真|小助手|机器人|客服|你们|你|您|一下|喔|唷|耶|嘛`;

export const smallTalkPhrases: Readonly<Record<SmallTalkIntent, string>> = {
  greeting: `hi|hello|hey|hiya|howdy|yo|heya|hullo|good morning|good afternoon|good evening|good day|morning|evening|greetings|hi there|hello there|hey there
|whats up|what s up|sup|how are you|how are you doing|how are things|how is it going|hows it going|how do you do|nice to meet you|pleased to meet you
|is anyone there|anyone there|anybody there|is anybody there|are you there|you there|hello is anyone there
|你好|您好|你们好|大家好|嗨|嘿|哈喽|哈罗|喂|早|早安|早上好|上午好|中午好|下午好|午安|晚上好|晚安好|在吗|在么|有人吗|有人在吗|在不在|你在吗|您在吗|有人么|你好吗|您好吗|最近怎么样|哈啰|安安|幸会|很高兴认识你`,
  thanks: `thanks|thank you|thankyou|thx|ty|tks|thanx|cheers|many thanks|much appreciated|appreciate it|i appreciate it|i appreciate your help|thanks a lot|thanks a million
|thanks a bunch|thank u|tysm|that helped|that helps|that was helpful|very helpful|you are helpful|youre helpful|you have been helpful|great help|youre the best|you are the best|great thanks|perfect thanks
|perfect|great|awesome|excellent|brilliant|problem solved|it works now|that worked|it worked|that solved it|solved
|谢谢|谢谢你|谢谢您|多谢|感谢|感谢您|感恩|谢啦|谢了|三克油|thx|辛苦|辛苦了|有帮助|帮大忙了|帮了大忙|太感谢了|解决了|搞定|搞定了|已解决|可以用了|太好了|太棒了|棒|很好|非常好|麻烦你了|麻烦您了|劳驾`,
  goodbye: `bye|goodbye|good bye|bye bye|byebye|see you|see ya|see you later|later|cya|farewell|take care|have a nice day|have a good day|have a great day|have a good one|good night|talk to you later
|ttyl|thats all|that is all|thats it|that will be all|nothing else|no more questions|no that is all|no thats all|im done|i am done|gotta go|i have to go
|再见|拜拜|拜|掰掰|掰|回见|再会|下次见|回头见|明天见|晚安|没事了|没有了|没别的了|没有其他问题了|没问题了|就这样|就这些|先这样|我走了|祝你愉快|祝您愉快|保重|88`,
  'about-bot': `who are you|what are you|whats your name|what is your name|your name|do you have a name|are you a bot|are you a robot|are you human|are you a human|are you real|are you a real person
|are you an ai|are you a machine|are you a computer|am i talking to a bot|am i talking to a robot|am i talking to a human|am i talking to a real person|am i chatting with a bot|is this a bot|what can you do
|what do you do|what can you help with|what can you help me with|how can you help|how can you help me|how do you work|what can i ask|what can i ask you|what questions can i ask|who made you|who created you|who built you|how old are you|where are you from
|你是谁|您是谁|你是什么|你叫什么|你叫什么名字|你的名字|您贵姓|你是机器人|你是机器人吗|你是人吗|你是真人吗|是真人吗|是机器人吗|你是人工智能|你是人工智能吗|你是ai吗|你会什么|你会做什么|你能做什么|你能干什么|你可以做什么|你能帮我什么|你能帮我做什么|你有什么功能|你有什么用|可以问什么|我能问什么|能问你什么|谁创造了你|谁开发的你|你几岁|你多大`,
  affirmation: `yes|yeah|yep|yup|sure|ok|okay|k|alright|all right|right|fine|got it|i see|understood|i understand|makes sense|no|nope|nah|no thanks|no thank you|not really|never mind|nevermind|nvm|hmm|cool|nice|good
|好|好的|好吧|好滴|好呀|行|行吧|可以|嗯|嗯嗯|是|是的|对|对的|没错|知道了|明白|明白了|懂了|了解|收到|不|不是|不用|不用了|不要|不需要|没有|算了|哦|哦哦|ok|okok`,
};

/** Wishes for a person: as a whole utterance, and as part of a longer one. */
export const personPhrases = {
  whole: `human|a human|agent|an agent|live agent|a live agent|real person|a real person|person|a person|representative|a representative|rep|operator|an operator|customer service|customer support|customer care|live chat|live support|human agent|human support|human please|support agent
|speak to someone|talk to someone|speak to a human|talk to a human|i want a person|i want a human|i need a human|i need a person|get me a human|get me a person|someone real|somebody real|speak to a manager|your manager|manager|supervisor|a supervisor
|is there a human|is there a person i can talk to|can i talk to someone|can someone help me|can somebody help me|can i speak to someone|connect me|transfer me|escalate|call me|call me back|please call me
|人工|转人工|人工客服|转人工客服|人工服务|转人工服务|找人工|要人工|我要人工|我要人工客服|我要转人工|接人工|真人|真人客服|找真人|我要真人|转真人|要真人|活人|找客服|联系客服|转客服|我要客服|我要找客服|找你们客服|客服|在线客服|客服在吗|人工在吗|有人工吗|有人工客服吗|有没有人工|有没有真人|真人服务|专员|客服专员|客服人员|找经理|叫你们经理来|你们领导|找你们领导|专人|找专人|专人服务|专人客服|转接专人|转接客服|转接|我要跟人说话|我要和人说话|打电话给我|给我打电话|回电|升级处理`,
  // Verbs of reaching plus nouns of people. "agent" and "operator" may be a product's words, so they need the verb before
  // and nothing of substance after: "the operator manual" is a question. So may "machine" be: it must be talked to.
  inside:
    '(?:^| )(?:speak|talk|chat|connect(?: me)?|transfer(?: me)?|put me through|pass me|hand me(?: over)?|escalate(?: me| this)?|switch(?: me)?|get(?: me)?|want|need|give me|reach|have|bring me|contact|find me|let me)(?: \\w+){0,3}? (?:real |live |actual |human |living |support |service |customer (?:service |support |care )?)?(?:person|human|human being|agent|representative|rep|operator|advisor|adviser|manager|supervisor|somebody real|someone real|staff member|employee)(?=$| (?:please|pls|now|to|who|about|for|instead|asap|immediately|on|right|at|because|and|thank|thanks|here|there|available|today|rather|if|not|directly)(?: |$))' +
    '|(?:^| )(?:not|no|stop|hate|instead of|sick of)(?: \\w+){0,3} (?:bot|bots|robot)(?= |$)' +
    '|(?:^| )(?:speak|speaking|talk|talking|chat|chatting) (?:to|with) (?:a|this|the|your) (?:machine|computer)(?= |$)' +
    '|(?:^| )(?:speak|talk|chat)(?: directly)? (?:to|with) (?:someone|somebody|people|customer (?:service|support|care)|support|your team)(?= |$)' +
    '|(?:转|找|要|接|换|联系|想找|请|叫|需要|呼叫|切换到?|转接|跟|和|与) ?(?:个|一个|一位|一下|到|你们的?|您们的?|位|给我)? ?(?:人工|真人|活人|客服|专员|坐席|经理|主管|专人)(?:客服|服务|人员|沟通|聊|说话|谈|对话|处理|帮我|来|接听)?(?:$| |吧|吗|谢谢|啊|好吗|可以吗|帮|来|处理|沟通|聊|说|谈|解决)' +
    '|有(?:没有)?(?:真人|活人|人工)(?:客服)?(?:吗|么|$)' +
    '|不(?:要|想)(?:再)?(?:跟|和|与)?机器人',
};
