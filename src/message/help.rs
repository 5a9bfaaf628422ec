use super::texts;

/// Help, in English as it stands beside the options, and in Chinese.
pub(crate) const HELP: &[(&str, &str)] = &[
    (
        "Keywords and abstracts of Chinese articles",
        "中文文章的关键词和摘要",
    ),
    (texts::LONG_ABOUT, texts::CHINESE_LONG_ABOUT),
    (texts::EXAMPLES, texts::CHINESE_EXAMPLES),
    (texts::BARE, texts::CHINESE_BARE),
    // What stands for values.
    ("COMMAND", "命令"),
    ("FILE", "文件"),
    ("FORMAT", "格式"),
    ("HOST", "主机"),
    ("HOW", "方式"),
    ("LANG", "语言"),
    ("METHOD", "方法"),
    ("NAME", "名称"),
    ("ORDER", "顺序"),
    ("ORIGIN", "网站"),
    ("TAG", "词性"),
    ("TITLE", "标题"),
    ("WHEN", "何时"),
    ("WORD", "词"),
    ("WORDS", "词语"),
    ("The abstract alone", "只输出摘要"),
    ("The keywords alone", "只输出关键词"),
    (
        "A page for editors, and an HTTP API, on this machine",
        "在本机启动供编辑使用的网页和 HTTP 接口",
    ),
    (
        "A script that completes arguments in a shell",
        "输出 shell 的自动补全脚本",
    ),
    ("The shell", "哪种 shell"),
    ("The manual page", "输出手册页"),
    ("The command that it is about", "哪个命令的手册页"),
    (
        "The options in force, and the file that each comes from",
        "列出生效的选项，以及来自哪个文件",
    ),
    (
        "A sample article, and what comes out of it",
        "用一篇样例文章看看效果",
    ),
    ("Abstract", "摘要"),
    ("Keywords", "关键词"),
    ("Input", "输入"),
    ("Output", "输出"),
    ("Words", "词表"),
    ("General", "通用"),
    ("Arguments", "参数"),
    ("Sentences at most [default: 3]", "最多几句 [默认：3]"),
    (
        "Characters at most, as a reader counts them: a hard limit",
        "最多多少字（标点也算），绝不超过",
    ),
    (
        "Share of the text's characters at most, above 0 and up to 1",
        "最多占原文字数的比例，大于 0，不超过 1",
    ),
    (
        "Whole sentences only: none is cut short to fit, and the abstract may be empty",
        "只用完整的句子，不为字数而截短；摘要可能为空",
    ),
    (
        "As many characters as N sentences have; else an abstract of up to three has 200 at most, unless one sentence is longer",
        "不限字数；不加此项时，三句以内的摘要最多 200 字，除非一句就超过",
    ),
    (
        "Keep sources (据悉，), fillers and asides in the sentences quoted",
        "保留引用句子中的消息来源（据悉，）、语气词和插入语",
    ),
    (
        "The sentences' order: as in the text, or best first",
        "句子的顺序：按原文，或按重要程度",
    ),
    ("Keywords at most [default: 8]", "最多几个关键词 [默认：8]"),
    (
        "Lowest score of a keyword, from 0 to 1, but for the first three [default: 0.67]",
        "关键词的最低得分，0 到 1，前三个不受限 [默认：0.67]",
    ),
    (
        "As many keywords as are asked for, however low their scores",
        "列满要求的个数，不管得分多低",
    ),
    ("Single words only, no phrases", "只要单词，不要词组"),
    ("How they are scored", "打分的方法"),
    (
        "Shortest keyword, in characters [default: 2]",
        "关键词最短几个字 [默认：2]",
    ),
    (
        "Parts of speech that are allowed, by the beginnings of their tags: n,v takes nouns, names, words that are in no dictionary, and verbs",
        "允许的词性，写标记的开头：n,v 表示名词、专名、词典里没有的词和动词",
    ),
    (
        "Files, or patterns that match some; \"-\" is standard input",
        "文件，或匹配文件名的通配符；“-”是标准输入",
    ),
    (
        "Words that the abstract is to turn on; keywords stay the same",
        "摘要要围绕的词；不影响关键词",
    ),
    ("What the input is", "输入的格式"),
    ("Read the files in folders, too", "也读文件夹里的文件"),
    (
        "The input's encoding [default: detected]",
        "输入的编码 [默认：自动识别]",
    ),
    (
        "The title of a text that has no field for it",
        "标题（没有标题字段时用）",
    ),
    (
        "The field of a record, or the column of a table, that holds the texts; with dots into objects: data.body",
        "记录或表格里正文的字段名；对象里的字段用点：data.body",
    ),
    ("The field that holds the titles", "标题的字段名"),
    ("The field that holds the ids", "编号的字段名"),
    (
        "Write the fields of records that are not read, too: as \"fields\" in JSON, NDJSON and CSV",
        "没有用到的字段也写出来：放在 JSON、NDJSON 和 CSV 的 \"fields\" 里",
    ),
    (
        "What is said in SRT, WebVTT, ASS, LRC, TTML or lines with times",
        "SRT、WebVTT、ASS、LRC、TTML 或带时间的行：取台词",
    ),
    (
        "Pass over articles that are not Chinese; how many is told at the end",
        "略过不是中文的文章；最后说明略过几篇",
    ),
    (
        "Refuse files, and lines of NDJSON, that are larger; K, M and G are understood",
        "拒收更大的文件和 NDJSON 行；可以带 K、M、G",
    ),
    (
        "How to write the results [default: ndjson for ndjson, json for json, else text]",
        "结果的格式 [默认：输入是 ndjson 或 json 就与输入相同，其余是 text]",
    ),
    (
        "Write to a file, which is replaced when all is done, and kept as it was if nothing could be read",
        "写入文件，全部完成后才替换原文件；一篇都没读成，原文件不动",
    ),
    ("Write the articles' texts, too", "同时写出文章正文"),
    (
        "Say why, too: the scores of words and sentences, the graphs' sizes, how the ranking went; or print the word graph for Graphviz instead",
        "同时说明理由：词和句子的得分、图的大小、排序的经过；或只输出 Graphviz 格式的词图",
    ),
    (
        "Articles analysed at a time [default: the number of cores]",
        "同时分析几篇 [默认：核数]",
    ),
    (
        "Words of your own: \"word [frequency] [tag]\" a line; may be repeated",
        "自定义词典：每行“词 [词频] [词性]”；可以多次使用",
    ),
    (
        "One word of your own, as a line of such a file; may be repeated",
        "一个自定义的词，写法同词典的一行；可以多次使用",
    ),
    (
        "More stop words, one a line; may be repeated",
        "停用词，每行一个；可以多次使用",
    ),
    (
        "One more stop word or phrase: no keyword is, begins or ends with it; may be repeated",
        "一个停用的词或词组：它和以它开头、结尾的词组都不作关键词；可以多次使用",
    ),
    (
        "Give purpose, methods, results and conclusion of a paper, each under its name, in 300 characters if no length is given; a text without them is summarised as usual",
        "结构式摘要：论文的目的、方法、结果、结论分列并标明；不指定长度时 300 字；没有这些部分的文章照常做摘要",
    ),
    ("Leave out the built-in stop words", "不用内置的停用词"),
    (
        "House style, as the page exports it or in TOML: words kept together, words that are no keywords, preferred wordings, forbidden words, whole sentences only, quotation marks",
        "体例文件，由网页导出或用 TOML 写：不拆的词、不作关键词的词、替换写法、禁用词、只用整句、引号",
    ),
    ("The port; 0 takes any free one", "端口；0 是任意空闲的端口"),
    (
        "The address; others than this machine's own let others in",
        "监听的地址；不是回环地址，别人就能访问",
    ),
    (
        "Another name under which it is reached; may be repeated",
        "访问本服务时可用的另一个主机名；可以多次使用",
    ),
    (
        "Another site whose scripts may use the API, as https://name:port; may be repeated",
        "另一个可以使用接口的网站，写作 https://名字:端口；可以多次使用",
    ),
    (
        "Refuse requests that are larger; K, M and G are understood",
        "拒收更大的请求；可以带 K、M、G",
    ),
    ("Seconds that a request may take", "一个请求最多几秒"),
    (
        "Requests at work at a time; those beyond wait for their turn",
        "同时处理几个请求，其余的排队",
    ),
    (
        "Seconds that a request may wait for its turn; then it is refused",
        "排队最多等几秒，等不到就拒绝",
    ),
    (
        "Connections held at a time, three quarters of them by one address; for one more, the longest idle one is closed",
        "同时保持几个连接，同一地址最多占四分之三；再有新的，先关掉空闲最久的",
    ),
    (
        "Serve nothing; ask the server that is there whether it is well",
        "不启动服务，只问正在运行的服务是否正常",
    ),
    ("What it looks like, by content and name", "按内容和文件名识别"),
    (
        "RSS, RDF, Atom or JSON Feed: an item is an article",
        "RSS、RDF、Atom 或 JSON Feed：一个条目是一篇",
    ),
    ("A Word document is an article", "Word 文档：一份是一篇"),
    (
        "An OpenDocument text is an article",
        "OpenDocument 文字文档：一份是一篇",
    ),
    ("A book: a chapter is an article", "电子书：一章是一篇"),
    (
        "A PDF with a text layer is an article",
        "有文字层的 PDF：一份是一篇",
    ),
    ("An RTF document is an article", "RTF 文档：一份是一篇"),
    (
        "An archive: what is in each of its files",
        "压缩包：其中每个文件各自按内容读",
    ),
    (
        "An archive, also compressed: what is in each of its files",
        "tar 包，压缩过的也行：其中每个文件各自按内容读",
    ),
    (
        "A crawl, also compressed: a page is an article",
        "抓取的网页集，压缩过的也行：一个网页是一篇",
    ),
    (
        "A page that a browser saved whole: its main article",
        "浏览器完整保存的网页：取主体文章",
    ),
    ("A mail is an article", "邮件：一封是一篇"),
    ("A page: its main article", "网页：取主体文章"),
    (
        "A line is an article: {\"text\": …, \"id\": …, \"title\": …}",
        "一行是一篇：{\"text\": …, \"id\": …, \"title\": …}",
    ),
    (
        "An object is an article, by itself, in an array, or in a list within an object",
        "一个对象是一篇，单独、在数组里或在对象内的列表里",
    ),
    ("A file is an article", "一个文件是一篇"),
    ("A file is an article, with markup", "一个文件是一篇，带标记"),
    (
        "A row is an article; there is a header",
        "一行是一篇；第一行是列名",
    ),
    ("Scores and figures", "得分和数字"),
    ("The word graph, for Graphviz", "词图，供 Graphviz 使用"),
    ("For people", "给人看"),
    (
        "An array with an object for each article",
        "一个数组，每篇一个对象",
    ),
    (
        "An object a line for each article, in the input's order",
        "一行一个对象，每篇一行，按输入的顺序",
    ),
    (
        "A feed: abstracts as descriptions, keywords as categories",
        "订阅源：摘要作描述，关键词作分类",
    ),
    (
        "A report to look at: articles with what was chosen in them, scores, word graphs",
        "供查看的报告：文章和选中的句子、得分、词图",
    ),
    (
        "No warnings and no progress; errors are still said",
        "不显示警告和进度，只报错误",
    ),
    (
        "Say what was read, how long it is, and how much there was",
        "说明读了哪些文章、各有多长、共有多少",
    ),
    (
        "Colours: on a terminal, always or never",
        "颜色：仅在终端上、总是、从不",
    ),
    (
        "The language of help and messages [default: by LC_ALL, LC_MESSAGES or LANG]",
        "帮助和提示的语言 [默认：看 LC_ALL、LC_MESSAGES、LANG]",
    ),
    (
        "Take options from this file alone, as they stand in zhaiyao.toml",
        "只从这个文件读选项，写法同 zhaiyao.toml",
    ),
    (
        "Take no options from files: neither zhaiyao.toml in this folder nor the user's",
        "不从文件读选项：当前文件夹和用户的 zhaiyao.toml 都不读",
    ),
    ("Name", "名称"),
    ("Synopsis", "概述"),
    ("Description", "描述"),
    ("Commands", "命令"),
    ("Options", "选项"),
    ("Examples", "示例"),
    ("Exit status", "退出码"),
    ("Environment", "环境变量"),
    ("Files", "文件"),
    ("See also", "参见"),
    ("All is done.", "全部成功。"),
    (
        "Some input failed; the rest is done.",
        "有输入失败，其余照常处理。",
    ),
    ("Wrong usage.", "用法错误。"),
    (
        "The first of them that is not empty says which language help and messages are in: Chinese if it begins with zh, else English.",
        "其中第一个不空的决定帮助和提示的语言：以 zh 开头是中文，否则是英文。",
    ),
    (
        "If it is not empty, nothing is coloured unless --color says so.",
        "不为空时不用颜色，除非 --color 另有指定。",
    ),
    (
        "If it is dumb, nothing is coloured unless --color says so.",
        "为 dumb 时不用颜色，除非 --color 另有指定。",
    ),
    (
        "A file to take options from instead of the usual ones; none if it is empty.",
        "从这个文件读选项，不读平常的文件；设为空则不读任何文件。",
    ),
    (
        "The folder of users' configuration files, where it is not ~/.config. On Windows it is %APPDATA%.",
        "用户配置文件所在的文件夹（默认为 ~/.config）。在 Windows 上是 %APPDATA%。",
    ),
    (
        "Options for all that is done in this folder, by their long names: chars = 120. What is in a section, as [for.summarize] or [for.serve], is for that command alone. The command line comes before it.",
        "在这个文件夹里运行时的选项，用长名：chars = 120。写在 [for.summarize]、[for.serve] 这样的小节里的，只对那个命令有效。命令行优先。",
    ),
    (
        "Options of this user, where the folder has nothing to say. Only here, or in a file named by --config, may [for.serve] be set.",
        "这个用户的选项，文件夹里没有规定的才用。[for.serve] 只能写在这里，或 --config 指定的文件里。",
    ),
];

/// The parser's own phrases; longer ones before those that they contain.
pub(crate) const PARSER_PHRASES: &[(&str, &str)] = &[
    (
        "Print this message or the help of the given subcommand(s)",
        "显示本帮助，或某个命令的帮助",
    ),
    (
        "Print help (see more with '--help')",
        "显示简要帮助（--help 更详细）",
    ),
    ("Print help (see a summary with '-h')", "显示帮助（-h 更简要）"),
    ("Print help for the subcommand(s)", "显示命令的帮助"),
    ("Print help", "显示帮助"),
    ("Print version", "显示版本"),
    ("Usage: ", "用法："),
    ("Usage:", "用法："),
    ("摘要:", "摘要："),
    ("关键词:", "关键词："),
    ("输入:", "输入："),
    ("输出:", "输出："),
    ("词表:", "词表："),
    ("通用:", "通用："),
    ("Commands:", "命令："),
    ("Arguments:", "参数："),
    ("Options:", "选项："),
    ("Possible values:", "可选的值："),
    ("[possible values: ", "[可选："),
    ("[default: ", "[默认："),
    ("参数:", "参数："),
    ("[alias: ", "[也可写作："),
    ("[aliases: ", "[也可写作："),
    ("[OPTIONS]", "[选项]"),
    ("[COMMAND]", "[命令]"),
    ("<COMMAND>", "<命令>"),
];
