// What counts as another article, and what as the same one edited: no browser is needed for this.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isOther, mover } from "../../src/serve/page/changes.js";

const bridge = `城南石桥重修开工
云溪市昨天宣布，城南石桥的重修工程正式开工。
工期两年，总投资三千万元，由省建工集团承建。石桥有四百年历史，桥面被车轮压出了深深的辙印。
施工期间行人改走上游的便桥。桥头将建一座小博物馆。`;
const tea = `茶农学校第三期结业
一百八十六户茶农上周拿到了结业证书。
他们学了三个月的修剪和施肥，也学怎样在网上卖茶。茶山村的李大爷说，今年少用了一半化肥。
第四期下个月开班，名额增加到三百人。`;
const menu = "澜江网\n首页 | 新闻 | 评论 | 视频 | 专题\n您的位置：首页 > 云溪 > 正文\n字号：大 中 小\n";
const links = `\n相关阅读\n${Array.from({ length: 20 }, (_, n) => `第${n}条相关新闻的标题写在这里`).join("\n")}\n关于我们 | 联系方式 | 版权所有`;
const notice =
  "\n免责声明：本文仅代表作者观点，与本站立场无关。转载请注明出处，违者必究。\n如发现文章侵犯了您的权利，请与我们联系，我们将在三日之内删除。本站保留对声明的最终解释权。";
const intro = "编者按：本报从今天起推出“走基层”专栏，记者走进村庄和社区，讲述普通人的故事。敬请关注。\n";

const OTHERS = {
  "nothing in common": [bridge, tea],
  "the head and the foot of a site's pages, longer than the articles": [menu + bridge + links, menu + tea + links],
  "a notice in whole sentences behind": [bridge + notice, tea + notice],
  "a note of the editors before, links behind": [intro + bridge + links, intro + tea + links],
  "short articles, headlines that begin alike, head, links and notice": [
    `${menu}云溪市石桥重修\n云溪市昨天宣布，城南石桥的重修工程正式开工。工期两年。${links}${notice}`,
    `${menu}云溪市夜市开张\n河畔夜市昨晚第一次亮灯。摊主大多是附近的村民，也有人卖竹编。${links}${notice}`,
  ],
  "the same last paragraph": [
    `${bridge}\n下一步，市里将继续推进民生实事，让居民有更多获得感。`,
    `${tea}\n下一步，市里将继续推进民生实事，让居民有更多获得感。`,
  ],
  "a sentence for a sentence": ["两市签订协议。", "茶农报名参加培训。"],
  "nothing": [bridge, " \n"],
};

const EDITS = {
  "a character": [bridge, bridge.replace("三千万元", "三千二百万元")],
  "a sentence more": [bridge, bridge.replace("承建。", "承建。市民可以到现场参观。")],
  "a paragraph less": [bridge, bridge.replace(/工期.*\n/, "")],
  "another paragraph in the place of one": [
    bridge,
    bridge.replace(/工期.*\n/, "资金由市财政和企业各出一半。设计图在城建馆展出，任何人都可以提意见。\n"),
  ],
  "another headline": [bridge, bridge.replace(/^.*\n/, "四百年石桥等来大修\n")],
  "the second page behind it": [bridge, `${bridge}\n${tea}`],
  "a page's head taken off": [menu + bridge + links, bridge + links],
  "a page's foot taken off": [menu + bridge + links, menu + bridge],
  "the second half taken off": [bridge, bridge.slice(0, 60)],
  "one half in other words": [bridge, bridge.replace(/工期[\s\S]*/, "工程由省建工集团承建，要做两年，共投资三千万元。这座石桥有四百年历史，桥面有深深的辙印。施工时行人走便桥，桥头建博物馆。")],
  "the first character": ["", "两"],
  "a word in a short text": ["两市签订协议。", "两省签订协议。"],
  "a section of a long article": [
    `${bridge}\n${tea}\n${bridge}`,
    `${bridge}\n${tea}\n${bridge}`.replace("茶农学校第三期结业\n一百八十六户茶农上周拿到了结业证书。", "夜市开张\n河畔夜市昨晚第一次亮灯，人很多。"),
  ],
};

for (const [name, [old, text]] of Object.entries(OTHERS)) {
  test(`another article: ${name}`, () => assert.ok(isOther(old, text)));
}

for (const [name, [old, text]] of Object.entries(EDITS)) {
  test(`the same article: ${name}`, () => assert.ok(!isOther(old, text)));
}

test("places move with what they mark, those inside an edit go", () => {
  const place = mover("甲。乙。丙。", "甲。乙乙😀。丙。");
  assert.deepEqual([0, 6, 12].map(place), [0, 6, 19]);
  assert.deepEqual([0, 6, 12].map(mover("甲。乙。丙。", "甲。丁丁丙。")), [0, null, 12]);
});
