//! Longer texts, in both languages.

pub(crate) const LONG_ABOUT: &str = "\
Keywords and abstracts of Chinese articles, made of the articles' own sentences. Reads text, web pages, documents \
(Word, PDF, e-books, mail), feeds, Markdown, tables and JSON, in any encoding; needs no network.";

pub(super) const CHINESE_LONG_ABOUT: &str = "\
读入中文文章，给出关键词，并用原文的句子组成摘要。能读纯文本、网页、文档（Word、PDF、电子书、邮件）、订阅源、Markdown、表格和 JSON，编码自动识别；不联网。";

pub(crate) const EXAMPLES: &str = "\
Examples:
  zhaiyao article.txt                            title, keywords and abstract
  curl -s https://www.example.com/ | zhaiyao     a page, a feed, a text
  zhaiyao summarize -c 120 article.txt           an abstract of 120 characters
  zhaiyao keywords -k 5 --to json article.txt    five keywords, with places
  zhaiyao -R --to csv -o articles.csv articles/  files in a folder, into a table
  zhaiyao --explain article.txt                  and why
  zhaiyao --to rss < feed.xml                    a feed in, a feed out
  zhaiyao --from ndjson < articles.ndjson        an object a line in and out
  zhaiyao serve                                  a page for editors
  zhaiyao demo                                   what it does, with a sample

Options are also taken from zhaiyao.toml, in this folder and in the user's
configuration folder: \"zhaiyao config\" shows where, and what holds.
Exit status: 0 all done, 1 some input failed, 2 wrong usage.";

pub(super) const CHINESE_EXAMPLES: &str = "\
示例：
  zhaiyao article.txt                            标题、关键词和摘要
  curl -s https://www.example.com/ | zhaiyao     网页、订阅源、文本都行
  zhaiyao summarize -c 120 article.txt           不超过 120 字的摘要
  zhaiyao keywords -k 5 --to json article.txt    五个关键词，带位置
  zhaiyao -R --to csv -o articles.csv articles/  整个文件夹，写成表格
  zhaiyao --explain article.txt                  并说明理由
  zhaiyao --to rss < feed.xml                    订阅源进，订阅源出
  zhaiyao --from ndjson < articles.ndjson        输入输出都是一行一个对象
  zhaiyao serve                                  给编辑用的网页
  zhaiyao demo                                   用样例看看效果

选项也可以写在 zhaiyao.toml 里，放在当前文件夹或用户的配置文件夹：“zhaiyao
config”列出位置和生效的选项。
退出码：0 全部成功；1 有输入失败；2 用法错误。";

pub(crate) const BARE: &str = "\
zhaiyao: keywords and abstracts of Chinese articles. What is it to read?

  zhaiyao article.txt     title, keywords and abstract of a file
  … | zhaiyao             of what another command prints
  zhaiyao demo            no article at hand? what it does, with a sample
  zhaiyao serve           a page for editors, in the browser
  zhaiyao --help          all that it can do
  zhaiyao -               what is typed here, up to Ctrl-D
";

pub(super) const CHINESE_BARE: &str = "\
zhaiyao：中文文章的关键词和摘要。要读什么？

  zhaiyao article.txt     一个文件的标题、关键词和摘要
  … | zhaiyao             读别的命令的输出
  zhaiyao demo            手头没有文章？先看样例
  zhaiyao serve           给编辑用的网页，在浏览器里打开
  zhaiyao --help          全部用法
  zhaiyao -               读在这里输入的文字，按 Ctrl-D 结束
";

pub(crate) const DEMO_ARTICLE: &str = "== An article, as it was copied from a page:";
pub(crate) const CHINESE_DEMO_ARTICLE: &str = "== 一篇从网页上复制下来的文章：";
pub(crate) const DEMO_RESULT: &str = "== What \"zhaiyao article.txt\" makes of it: title, keywords, abstract";
pub(crate) const CHINESE_DEMO_RESULT: &str = "== “zhaiyao article.txt”给出标题、关键词和摘要：";

pub(crate) const DEMO_NEXT: &str = "\
== Next:

  zhaiyao FILE                 the same of an article of yours
  zhaiyao summarize -c 80 FILE an abstract of 80 characters
  zhaiyao serve                a page for editors, in the browser
  zhaiyao --help               all that it can do
";

pub(crate) const CHINESE_DEMO_NEXT: &str = "\
== 接下来：

  zhaiyao 文件                 处理您自己的文章
  zhaiyao summarize -c 80 文件 不超过 80 字的摘要
  zhaiyao serve                给编辑用的网页，在浏览器里打开
  zhaiyao --help               全部用法
";
