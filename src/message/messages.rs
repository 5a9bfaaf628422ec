/// Messages, in English as they stand where they are said, and in Chinese. `{}` stands for the arguments in turn, `{1}`
/// for the second.
pub(super) const MESSAGES: &[(&str, &str)] = &[
    (
        "the user's word {} is in no text: a mark in it ends a clause",
        "自定义词“{}”不会起作用：其中的标点会把它断开",
    ),
    (
        "what is behind the blank in the user's word \"{}\" is part of it: no frequency, no tag",
        "自定义词“{}”中空格后面的部分不是词频或词性，算作词的一部分",
    ),
    (
        "what is behind the blank in the user's word \"{}\", and in {} more, is part of it: no frequency, no tag",
        "自定义词“{}”及另外 {} 个词中空格后面的部分不是词频或词性，算作词的一部分",
    ),
    (
        "no keyword has a tag that begins with {}",
        "没有关键词的词性以 {} 开头",
    ),
    // Why a keyword was chosen.
    ("comes often", "出现次数多"),
    ("is in the title", "见于标题"),
    ("stands where it weighs", "位置重要"),
    ("is rare in other texts", "别处少见"),
    ("its words belong together", "自成一体"),
    ("is central in the word graph", "处于词图中心"),
    ("is made as terms are", "构词像术语"),
    ("has the neighbours of a term", "上下文像术语"),
    ("editors print terms like it", "编辑采用过类似的词"),
    ("is ahead of those that overlap it", "胜过与它重叠的词"),
    ("scores well", "得分高"),
    // Inputs that cannot be read, and what is wrong with those that can.
    (
        "larger than {} bytes (see --max-bytes)",
        "超过 {} 字节（见 --max-bytes）",
    ),
    (
        "what is unpacked comes to more than {} bytes in all (see --max-bytes)",
        "解压后合计超过 {} 字节（见 --max-bytes）",
    ),
    (
        "more than {} bytes come out of it: what follows is left out (see --max-bytes)",
        "读出的内容超过 {} 字节，其余略去（见 --max-bytes）",
    ),
    ("not read in time", "没有在时限内读完"),
    (
        "longer than {} bytes (see --max-bytes)",
        "这一行超过 {} 字节（见 --max-bytes）",
    ),
    (
        "is a folder: --recursive reads what is in it",
        "是文件夹：加上 --recursive 才读其中的文件",
    ),
    (
        "neither a file nor a folder: left out",
        "既不是文件，也不是文件夹：跳过",
    ),
    ("binary data, not text", "是二进制数据，不是文本"),
    (
        "in an encoding that is not known (see --encoding)",
        "编码无法识别（见 --encoding）",
    ),
    (
        "garbled: it was read in a wrong encoding once, and saved so",
        "是乱码：以前被人用错误的编码打开并保存过",
    ),
    (
        "binary data, not text: a PDF: convert it with pdftotext",
        "是 PDF，请先用 pdftotext 转换",
    ),
    (
        "binary data, not text: a ZIP archive: unpack it first",
        "是 ZIP 压缩包，请先解压",
    ),
    (
        "protected by a password: save it without one",
        "有密码保护，请另存一份没有密码的",
    ),
    (
        "a ZIP archive that cannot be read: {}",
        "ZIP 压缩包无法读取，可能已损坏",
    ),
    (
        "a tar archive that cannot be read: {}",
        "tar 压缩包无法读取，可能已损坏",
    ),
    (
        "an archive within an archive: unpack it first",
        "是压缩包里的压缩包，请先解压",
    ),
    ("no page or text in it", "其中没有网页或文本"),
    ("not in the archive", "不在压缩包里"),
    ("cut off", "不完整"),
    ("no mail", "不是邮件"),
    ("a PDF that cannot be read", "PDF 无法读取，可能已损坏"),
    (
        "a PDF without text, as scans are: recognise its text first (OCR)",
        "PDF 里没有文字，多半是扫描件，请先做文字识别（OCR）",
    ),
    (
        "a PDF whose fonts do not tell their characters: recognise its text first (OCR)",
        "PDF 的字体里没有文字信息，请先做文字识别（OCR）",
    ),
    ("no document in it", "其中没有文档"),
    (
        "binary data, not text: a spreadsheet: save it as csv",
        "是电子表格，请另存为 csv",
    ),
    (
        "binary data, not text: slides: save them as text",
        "是幻灯片，请另存为文本",
    ),
    ("a mail without text", "邮件没有正文"),
    (
        "a mail without text: save what is attached to it, and read that",
        "邮件没有正文，请保存其附件后再读附件",
    ),
    ("no article on this page", "这个网页上没有文章"),
    (
        "binary data, not text: compressed: unpack it first",
        "是压缩文件，请先解压",
    ),
    (
        "binary data, not text: an old or protected Office document (doc, xls, ppt, msg): save it as docx, csv or eml",
        "是旧版或加密的 Office 文档（doc、xls、ppt、msg），请另存为 docx、csv 或 eml",
    ),
    (
        "binary data, not text: sound or pictures",
        "是音频、视频或图片，不是文本",
    ),
    (
        "binary data, not text: Parquet: write it as NDJSON first",
        "是 Parquet 文件，请先转成 NDJSON",
    ),
    (
        "binary data, not text: a database: write it as NDJSON first",
        "是数据库文件，请先导出为 NDJSON",
    ),
    (
        "binary data, not text: a Kindle book: convert it to EPUB",
        "是 Kindle 电子书，请先转成 EPUB",
    ),
    (
        "a list of addresses ({}): fetch what it names",
        "是网址列表（{}），请先抓取其中的网页",
    ),
    (
        "a dump of a wiki: take its articles out first, with WikiExtractor",
        "是 wiki 的导出文件，请先用 WikiExtractor 取出条目",
    ),
    (
        "XML that is neither feed nor page: <{}>",
        "是 XML（<{}>），既不是订阅源也不是网页",
    ),
    ("more than {} paragraphs: no article", "超过 {} 段，不是文章"),
    ("a program or a script, no article", "是程序或脚本，不是文章"),
    (
        "source code, settings or a log ({}), no article",
        "是源代码、配置或日志（{}），不是文章",
    ),
    ("source code or settings, no article", "是源代码或配置，不是文章"),
    ("a log, no article", "是日志，不是文章"),
    (
        "columns separated by full-width commas, which texts have, too: use commas or tabs",
        "各列以全角逗号分隔，与正文里的逗号无法区分：请改用半角逗号或制表符",
    ),
    (
        "subtitles in SAMI: convert them to SRT",
        "是 SAMI 字幕，请先转换成 SRT",
    ),
    ("a table of numbers, no article", "是数字表，不是文章"),
    ("a list of addresses, no article", "是网址清单，不是文章"),
    ("a list of words, no article", "是词表，不是文章"),
    (
        "a mailbox (mbox): save its mails one by one, as eml",
        "是邮箱文件（mbox），请把邮件一封一封存为 eml",
    ),
    (
        "a wiki's source: convert it first, with pandoc",
        "是维基的源文本，请先用 pandoc 转换",
    ),
    (
        "Org: convert it first, with pandoc",
        "是 Org 文件，请先用 pandoc 转换",
    ),
    (
        "encoded data or addresses, no article",
        "是编码的数据或网址，不是文章",
    ),
    (
        "an address card or a calendar, no article",
        "是名片或日历，不是文章",
    ),
    (
        "PostScript: convert it first, with ps2pdf",
        "是 PostScript，请先用 ps2pdf 转换",
    ),
    (
        "TeX: convert it first, with pandoc",
        "是 TeX 文件，请先用 pandoc 转换",
    ),
    (
        "a notebook: convert it first, with nbconvert",
        "是 notebook 文件，请先用 nbconvert 转换",
    ),
    ("no subtitles", "不是字幕"),
    (
        "partly UTF-8, partly GBK: each part read as what it is",
        "一部分是 UTF-8，一部分是 GBK，已分别解码",
    ),
    (
        "the feed ends too early: its last item may not be whole",
        "订阅源不完整，最后一项可能有缺失",
    ),
    ("binary data, not text: a picture", "是图片，不是文本"),
    ("binary data, not text: a program", "是可执行程序，不是文本"),
    ("nothing in it", "没有内容"),
    ("no text in it", "没有正文"),
    ("a feed without items", "是没有条目的订阅源"),
    (
        "{} sequence of bytes that are not {}, replaced",
        "{} 处字节不是 {}，已替换",
    ),
    (
        "{} sequences of bytes that are not {}, replaced",
        "{} 处字节不是 {}，已替换",
    ),
    (
        "not UTF-8 from byte {} (see --encoding)",
        "从第 {} 个字节起不是 UTF-8（见 --encoding）",
    ),
    ("not JSON", "不是 JSON"),
    ("not JSON: it ends too early", "JSON 不完整"),
    ("not JSON: the array ends too early", "JSON 数组不完整"),
    ("not JSON: {}", "不是 JSON"),
    ("nothing behind it was read", "后面的内容没有读"),
    ("not an object", "不是 JSON 对象"),
    ("no \"{}\"", "没有“{}”字段"),
    (
        "no \"{}\" among: {} (see --text-field)",
        "没有“{}”字段（见 --text-field），现有字段：{}",
    ),
    ("not a JSON feed: {}", "不是 JSON Feed"),
    ("item {}", "第 {} 项有误"),
    ("not a table: {}", "表格无法读取"),
    ("no text: the row is too short", "没有正文：这一行的列数不够"),
    ("no column \"{}\" among: {}", "没有名为“{}”的列，现有的列：{}"),
    (
        "no column \"{}\" among: {} (see --text-field)",
        "没有名为“{}”的列（见 --text-field），现有的列：{}",
    ),
    (
        "a quote that is never closed takes in all that follows",
        "引号没有闭合，后面的内容都算进了这一格",
    ),
    // Usage.
    ("must be a whole number, 1 at least", "应为整数，至少是 1"),
    ("must be a whole number from 1 to 1024", "应为 1 到 1024 的整数"),
    ("must be a whole number from 1 to 65535", "应为 1 到 65535 的整数"),
    ("must be a whole number from 0 to 65535", "应为 0 到 65535 的整数"),
    ("must be above 0 and at most 1", "应大于 0，不超过 1"),
    (
        "must be a number above 0, with K, M or G or without",
        "应为大于 0 的数，后面可以带 K、M 或 G",
    ),
    ("must be a word", "应是一个词"),
    ("must be a number from 0 to 1", "应为 0 到 1 的数"),
    (
        "must be an address without a path, as https://name:port",
        "应写作 https://名字:端口，不带路径",
    ),
    (
        "no encoding is called that, as gbk is",
        "没有叫这个名字的编码（编码名如 gbk）",
    ),
    (
        "{}: neither a file nor a command; did you mean \"zhaiyao {}\"?",
        "{}：既不是文件，也不是命令；是不是“zhaiyao {}”？",
    ),
    // Progress.
    (
        "{} articles, {} % read, {} a second, {} left",
        "{} 篇，已读 {} %，每秒 {} 篇，还需 {}",
    ),
    (
        "{} articles, {} a second, {} so far",
        "{} 篇，每秒 {} 篇，已用 {}",
    ),
    // Word lists and configuration.
    (
        "the frequency \"{}\" of \"{}\" is too large",
        "“{1}”的词频 {0} 太大",
    ),
    ("not UTF-8", "不是 UTF-8"),
    ("not TOML: {} in \"{}\"", "“{1}”不是 TOML 的写法"),
    (
        "no option that files can set is called \"{}\"",
        "没有叫“{}”的选项，或它不能写在文件里",
    ),
    ("no command is called \"{}\"", "没有叫“{}”的命令"),
    (
        "[for.{}] belongs into the user's configuration or a file named by --config",
        "[for.{}] 只能写在用户的配置文件或 --config 指定的文件里",
    ),
    ("\"{}\" is for the command line alone", "“{}”只能写在命令行里"),
    (
        "a section is for a command, and is written [for.{}]",
        "小节是给命令用的，要写作 [for.{}]",
    ),
    (
        "the value of \"{}\" must be a text, a number, true or false, or a list of such",
        "“{}”的值应为文字、数、true 或 false，或由它们组成的列表",
    ),
    ("\"{}\" must be true or false", "“{}”应为 true 或 false"),
    ("\"{}\" cannot stand beside \"{}\"", "“{}”不能和“{}”同时设"),
    ("did you mean \"{}\"?", "是不是“{}”？"),
    ("{} is no regular file", "{} 不是普通文件"),
    ("{} is an option of {}", "{} 是 {} 的选项"),
    ("not there", "没有这个文件"),
    ("not read", "不读"),
    ("typed", "命令行"),
    // What went well.
    ("{} characters, {}", "{} 字，{}"),
    ("{} done in {} seconds", "共 {} 篇，用时 {} 秒"),
    (
        "{} articles, {} of them not read, in {} seconds",
        "共 {} 篇，其中 {} 篇读不了，用时 {} 秒",
    ),
    (
        "passed over, since not Chinese: {} of {} articles",
        "不是中文而略过：{1} 篇中的 {0} 篇",
    ),
    ("forbidden words in the title: {}", "标题里有禁用词：{}"),
    ("forbidden words in the keywords: {}", "关键词里有禁用词：{}"),
    ("forbidden words in the abstract: {}", "摘要里有禁用词：{}"),
    (
        "no abstract: no whole sentence fits (see --whole)",
        "没有摘要：没有一个整句放得下（见 --whole）",
    ),
    (
        "no abstract: nothing fits that can be quoted and is not left out",
        "没有摘要：除了不用的句子，没有放得下的",
    ),
    (
        "no abstract: nothing that can be quoted fits",
        "没有摘要：没有放得下的句子可用",
    ),
    // Why.
    ("Register: court document", "语体：裁判文书"),
    ("Register: speech", "语体：讲话"),
    ("Register: writing", "语体：书面语"),
    (
        "Words: {} nodes, {} edges, {} iterations",
        "词：{} 个节点，{} 条边，迭代 {} 次",
    ),
    (
        "Sentences: {} nodes, {} edges, {} iterations",
        "句子：{} 个节点，{} 条边，迭代 {} 次",
    ),
    ("scores were still changing", "得分尚未稳定"),
    // What becomes of the output.
    ("cannot write", "无法写入"),
    ("the output cannot be created", "无法创建输出文件"),
    (
        "it is read: the output needs another file",
        "正在读这个文件，输出要用另一个文件",
    ),
    ("http://{}/ (Ctrl-C ends it)", "http://{}/ （按 Ctrl-C 结束）"),
];
